namespace AdScan.Harness.Lab.Faults;

/// <summary>A disk that is full in the middle of a run; with room made, <c>--resume</c> goes on from whole lines.</summary>
/// <remarks>The disk is a file system in memory that only the child's mount namespace sees.</remarks>
internal sealed class FullDisk : LabFault
{
    private const int Ads = 15;

    public override string Id => "disk-full";

    public override string Kind => "disk";

    public override string? WhyNotHere => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? null : "a small disk can be mounted by root on Linux only";

    public override async Task<IReadOnlyList<string>> RunAsync(LabExchange exchange, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var feed = ChildRun.WriteFeed(scratch.Path, Ads);
        var disk = Directory.CreateDirectory(scratch.At("disk")).FullName;
        var script = $"""
            mount -t tmpfs -o size=300k tmpfs {disk} || exit 90
            {Command(feed, disk, resume: false)}
            echo "code $?" >&2
            cp {disk}/run/results.jsonl {scratch.At("at-full.jsonl")}
            mount -o remount,size=64m {disk}
            {Command(feed, disk, resume: true)}
            code=$?
            cp -r {disk}/run {scratch.At("resumed")}
            exit $code
            """;
        using var run = ChildRun.Start("unshare", ["-m", "sh", "-c", script]);
        var (code, errors) = await run.EndAsync(cancellationToken);
        if (code != ExitCode.Fine) return [$"the resumed run ended with {code}: {errors}"];
        var (results, wrong) = RunResults.Read(scratch.At("resumed"));
        return
        [
            .. wrong,
            .. results.Count == Ads ? (string[])[] : [$"the resumed run holds {results.Count} of {Ads} ads"],
            .. errors.Contains($"code {ExitCode.Misuse}", StringComparison.Ordinal) && errors.Contains("--resume", StringComparison.Ordinal) ? (string[])[] : [$"the full disk was not told: {errors}"],
        ];
    }

    private static string Command(string feed, string disk, bool resume) => string.Join(' ', ChildRun.Arguments(feed, $"{disk}/run", resume).Prepend(ChildRun.Host).Select(word => $"'{word}'"));
}
