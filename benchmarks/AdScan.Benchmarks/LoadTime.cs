using System.Diagnostics;
using System.Globalization;
using AdScan.Classification;

namespace AdScan.Benchmarks;

/// <summary>What a process waits for the shipped classifier: each time in a process of its own, in which nothing has been compiled yet.</summary>
internal static class LoadTime
{
    private const int Processes = 15;

    /// <summary>Loads it once and says how long that took, in milliseconds.</summary>
    public static void RunOnce()
    {
        var began = Stopwatch.GetTimestamp();
        _ = AdTextClassifier.Shipped;
        Console.WriteLine(Stopwatch.GetElapsedTime(began).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));
    }

    public static void Run()
    {
        var times = Enumerable.Range(0, Processes).Select(_ => InOwnProcess()).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{AdTextClassifier.Shipped.Version} loads in {times[Processes / 2]} ms ({times[0]} to {times[^1]}, {Processes} processes)"));
    }

    private static int InOwnProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(LoadTime).Assembly.Location);
        start.ArgumentList.Add("load-once");
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return int.Parse(said, CultureInfo.InvariantCulture);
    }
}
