using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AdScan.Egress;

/// <summary>Remembers the addresses of names for a minute: a run asks for the same few hosts thousands of times.</summary>
/// <param name="time">The clock.</param>
/// <param name="lookUp">Asks for the addresses of a name, and blocks; null for the system's resolver.</param>
internal sealed class NameCache(TimeProvider time, Func<string, IPAddress[]>? lookUp = null)
{
    private const int MostNames = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Func<string, IPAddress[]> _lookUp = lookUp ?? Dns.GetHostAddresses;

    // Measured by the monotonic clock: the calendar may be set back while we run.
    private readonly ConcurrentDictionary<string, (Task<IPAddress[]> Addresses, long Since)> _entries = new(StringComparer.OrdinalIgnoreCase);

    public Task<IPAddress[]> ResolveAsync(string name)
    {
        if (_entries.Count > MostNames) _entries.Clear();
        return _entries.AddOrUpdate(name, Begin, (key, entry) => IsStillGood(entry) ? entry : Begin(key)).Addresses;
    }

    private bool IsStillGood((Task<IPAddress[]> Addresses, long Since) entry) =>
        time.GetElapsedTime(entry.Since) < Lifetime && (!entry.Addresses.IsFaulted || entry.Addresses.Exception.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData });

    /// <summary>Asking blocks, for as long as a hostile name server likes: a thread of its own keeps that from everyone else's work.</summary>
    private (Task<IPAddress[]> Addresses, long Since) Begin(string name) =>
        (Task.Factory.StartNew(() => _lookUp(name), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default), time.GetTimestamp());
}
