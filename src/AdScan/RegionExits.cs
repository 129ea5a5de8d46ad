using System.Collections.Concurrent;
using AdScan.Egress;
using AdScan.Viewers;

namespace AdScan;

/// <summary>Chooses where a region's traffic comes out. Each exit is checked before it is used; one that fails is never replaced by going directly.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class RegionExits(EgressGuard guard, ScanUse use, TimeProvider time)
{
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromMinutes(1);

    private readonly ExitProbe _probe = new(guard);
    private readonly ConcurrentDictionary<(string Region, NetworkExit Exit), (Lazy<Task<ExitCheck>> Check, long Since)> _checks = new();
    private int _turn;

    /// <summary>The checks made so far, by region.</summary>
    public IReadOnlyList<ExitCheck> Checks => _checks.Values.Select(c => c.Check).Where(c => c is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }).Select(c => c.Value.Result).OrderBy(c => c.Region, StringComparer.Ordinal).ToList();

    /// <summary>Checks every exit that some regions may use.</summary>
    public Task CheckAsync(IEnumerable<Region> regions, CancellationToken cancellationToken) =>
        Task.WhenAll(regions.SelectMany(region => region.ExitsFor(use).Select(exit => CheckAsync(region, exit)))).WaitAsync(cancellationToken);

    /// <summary>The exit whose turn it is; or why there is none.</summary>
    public async Task<(NetworkExit? Exit, string? Failure)> ChooseAsync(Region region, CancellationToken cancellationToken)
    {
        var exits = region.ExitsFor(use);
        var first = Interlocked.Increment(ref _turn) & int.MaxValue;
        string? failure = null;
        for (var i = 0; i < exits.Count; i++)
        {
            var check = await CheckAsync(region, exits[(first + i) % exits.Count]).WaitAsync(cancellationToken);
            if (check.Failure is null) return (check.Exit, null);
            failure ??= check.Failure;
        }

        return (null, failure ?? $"The pool of {region.Id} keeps every exit for another use than this scan's.");
    }

    private Task<ExitCheck> CheckAsync(Region region, NetworkExit exit) =>
        _checks.AddOrUpdate((region.Id, exit), _ => Begin(region, exit), (_, known) => IsStillGood(known) ? known : Begin(region, exit)).Check.Value;

    /// <summary>An exit that failed is asked again after a while: it may have come back.</summary>
    private bool IsStillGood((Lazy<Task<ExitCheck>> Check, long Since) known) =>
        known.Check is not { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result.Failure: not null } } || time.GetElapsedTime(known.Since) < FailureLifetime;

    private (Lazy<Task<ExitCheck>> Check, long Since) Begin(Region region, NetworkExit exit) =>
        (new Lazy<Task<ExitCheck>>(() => _probe.CheckAsync(region, exit, CancellationToken.None)), time.GetTimestamp());
}
