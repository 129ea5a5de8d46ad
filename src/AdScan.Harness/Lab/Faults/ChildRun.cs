using System.Diagnostics;
using System.Globalization;

namespace AdScan.Harness.Lab.Faults;

/// <summary>The tool, run as a process of its own on the lab's ads, so that things can happen to it.</summary>
internal sealed class ChildRun : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ChildRun(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    public static string Tool => typeof(ChildRun).Assembly.Location;

    /// <summary>Arguments of a scan of a few ads by two viewers.</summary>
    public static IReadOnlyList<string> Arguments(string feed, string folder, bool resume) =>
        ["exec", Tool, "scan", feed, "--regions", "CN-SH,CN-SC", "--devices", "iphone-15", "--timeout", "10s", "--concurrency", "3", "--fail-on", "never", "--out", folder, .. resume ? (string[])["--resume"] : []];

    public static ChildRun Start(string feed, string folder, bool resume) => Start(Host, Arguments(feed, folder, resume));

    public static ChildRun Start(string program, IEnumerable<string> arguments) =>
        new(Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!);

    /// <summary>The program that runs .NET.</summary>
    public static string Host => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>A feed of ads, a bad one among every three.</summary>
    public static string WriteFeed(string folder, int ads)
    {
        var feed = Path.Combine(folder, "feed.jsonl");
        string[] texts = ["羽绒服换季清仓，三折起", "保本保息，稳赚不赔", "少儿编程体验课，家长可陪同"];
        File.WriteAllLines(feed, Enumerable.Range(0, ads).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"ad-{i}\",\"html\":\"<h3>{texts[i % 3]}</h3><p>第 {i} 号</p>\"}}")));
        return feed;
    }

    /// <summary>Waits for it to end.</summary>
    /// <returns>Its exit code, and what it said on standard error.</returns>
    /// <exception cref="TimeoutException">It does not end.</exception>
    public async Task<(int Code, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromMinutes(3), cancellationToken);
        return (_process.ExitCode, await _errors);
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does, and none of its children.</summary>
    public void Kill() => _process.Kill();

    public void Dispose() => _process.Dispose();
}
