namespace AdScan.Harness.Lab.Faults;

/// <summary>The run folder that is deleted while the run goes on.</summary>
internal sealed class RemovedFolder : LabFault
{
    public override string Id => "folder-removed";

    public override string Kind => "disk";

    public override async Task<IReadOnlyList<string>> RunAsync(LabExchange exchange, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.At("run");
        using var run = ChildRun.Start(ChildRun.WriteFeed(scratch.Path, 24), folder, resume: false);
        var ending = run.EndAsync(cancellationToken);
        while (!ending.IsCompleted && !(File.Exists(Path.Combine(folder, "results.jsonl")) && new FileInfo(Path.Combine(folder, "results.jsonl")).Length > 0)) await Task.Delay(50, cancellationToken);
        Remove(folder, scratch.At("removed"));
        var (code, errors) = await ending;
        var says = errors.Split('\n').Count(line => line.StartsWith("adscan:", StringComparison.Ordinal));
        return code == ExitCode.Misuse && says == 1 ? [] : [$"it ended with {code} and said {says} sentences, not 2 and one: {errors}"];
    }

    /// <summary>Away at once: what is written meanwhile would keep a folder from being empty.</summary>
    private static void Remove(string folder, string aside)
    {
        Directory.Move(folder, aside);
        Directory.Delete(aside, recursive: true);
    }
}
