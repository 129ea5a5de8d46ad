namespace AdScan.Harness.Lab.Faults;

/// <summary><c>kill -9</c> of the tool at any moment, then <c>--resume</c>: the results are those of an unbroken run.</summary>
internal sealed class KilledTool : LabFault
{
    private const int Ads = 15, Kills = 6;

    public override string Id => "tool-killed";

    public override string Kind => "killed process";

    public override async Task<IReadOnlyList<string>> RunAsync(LabExchange exchange, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var feed = ChildRun.WriteFeed(scratch.Path, Ads);
        var wrong = new List<string>();
        using (var unbroken = ChildRun.Start(feed, scratch.At("unbroken"), resume: false)) await ExpectEndAsync(unbroken, wrong, cancellationToken);
        var moments = new Random(20261129);
        for (var i = 0; i < Kills; i++)
        {
            using var run = ChildRun.Start(feed, scratch.At("broken"), resume: i > 0);
            await Task.Delay(TimeSpan.FromMilliseconds(moments.Next(300, 5000)), cancellationToken);
            run.Kill();
        }

        using (var last = ChildRun.Start(feed, scratch.At("broken"), resume: true)) await ExpectEndAsync(last, wrong, cancellationToken);
        if (wrong.Count > 0) return wrong;
        var (expected, _) = RunResults.Read(scratch.At("unbroken"));
        var (got, torn) = RunResults.Read(scratch.At("broken"));
        return [.. torn, .. RunResults.Differences(expected, got), .. expected.Count == Ads ? (string[])[] : [$"the unbroken run holds {expected.Count} of {Ads} ads"]];
    }

    private static async Task ExpectEndAsync(ChildRun run, List<string> wrong, CancellationToken cancellationToken)
    {
        var (code, errors) = await run.EndAsync(cancellationToken);
        if (code != ExitCode.Fine) wrong.Add($"a run ended with {code}: {errors}");
    }
}
