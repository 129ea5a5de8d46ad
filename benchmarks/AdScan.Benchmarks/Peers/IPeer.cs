namespace AdScan.Benchmarks.Peers;

/// <summary>Something that a user could scan ads with.</summary>
internal interface IPeer
{
    /// <summary>What the table calls it, with how many impressions it has in flight.</summary>
    string Name { get; }

    /// <summary>Whether it works in this process: its CPU and memory are then counted with it.</summary>
    bool IsInProcess { get; }

    /// <summary>Brings what it needs, before anything is measured.</summary>
    Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Makes every impression, and none twice but where that is its way.</summary>
    Task<IReadOnlyList<PeerResult>> RunAsync(IReadOnlyList<PeerJob> jobs);
}
