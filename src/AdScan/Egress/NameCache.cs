using System.Collections.Concurrent;
using System.Net;

namespace AdScan.Egress;

/// <summary>Remembers the addresses of names, and names without one, for a minute: a run asks for the same few hosts thousands of times.</summary>
internal sealed class NameCache(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (Task<IPAddress[]> Addresses, DateTimeOffset Until)> _entries = new(StringComparer.OrdinalIgnoreCase);

    public Task<IPAddress[]> ResolveAsync(string name)
    {
        var now = time.GetUtcNow();
        return _entries.AddOrUpdate(
            name,
            key => (Dns.GetHostAddressesAsync(key), now + Lifetime),
            (key, entry) => entry.Until > now ? entry : (Dns.GetHostAddressesAsync(key), now + Lifetime)).Addresses;
    }
}
