using System.Collections.Concurrent;
using System.Net;

namespace AdScan.Egress;

/// <summary>Remembers the addresses of names, and names without one, for a minute: a run asks for the same few hosts thousands of times.</summary>
internal sealed class NameCache(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    // Measured by the monotonic clock: the calendar may be set back while we run.
    private readonly ConcurrentDictionary<string, (Task<IPAddress[]> Addresses, long Since)> _entries = new(StringComparer.OrdinalIgnoreCase);

    public Task<IPAddress[]> ResolveAsync(string name) => _entries.AddOrUpdate(
        name,
        key => (Dns.GetHostAddressesAsync(key), time.GetTimestamp()),
        (key, entry) => time.GetElapsedTime(entry.Since) < Lifetime ? entry : (Dns.GetHostAddressesAsync(key), time.GetTimestamp())).Addresses;
}
