using System.CommandLine;
using AdScan.Evidence;
using AdScan.Rendering;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Vision;

namespace AdScan.Harness;

/// <summary><c>adscan scan</c>: the main job, from a feed to a run folder.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var options = new ScanOptions();
        var command = new Command("scan", "Render each snippet for each viewer, judge, write a run folder, print a summary.");
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(ScanRequest.Of(parsed, options), TimeProvider.System, cancellationToken));
        return command;
    }

    internal static async Task<int> RunAsync(ScanRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var inputs = await ScanInputs.OpenAsync(request, cancellationToken);
        request.Scanner.AllowPrivate = [.. request.Scanner.AllowPrivate, .. inputs.PrivateHosts];
        await BrowserInstaller.EnsureAsync(allowInstall: true, Console.Error.WriteLine, cancellationToken);
        using var pictures = request.ReadsPictures ? new PictureReader() : null;
        await using var scanner = new AdScanner(request.Scanner, time: time, pictures: pictures);
        var path = request.Out ?? Path.Combine("adscan-runs", time.GetLocalNow().ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture));
        using var folder = RunFolder.Open(path, request.Describe(scanner.Environment), request.Resume, time.GetUtcNow());
        var cancelled = await ScanAsync(scanner, inputs.Snippets, folder, time, cancellationToken);
        var run = Summarise(scanner, request, inputs.Snippets, folder, time);
        folder.Finish(run);
        folder.Dispose();
        await SealAsync(scanner, request, run, folder.Path, isWhole: !cancelled, time, cancellationToken);
        ScanSummary.Print(run, folder.Path, request.Format);
        if (!cancelled) return ExitCode.Of(run.Summary, request.FailOn);
        await Console.Error.WriteLineAsync($"adscan: cancelled after {run.Snippets.Count} of {inputs.Snippets.Count} snippets. Go on with: --out {folder.Path} --resume");
        return ExitCode.Cancelled;
    }

    /// <summary>Scans what is not yet in the folder; true if it was cancelled, with everything done so far kept.</summary>
    private static async Task<bool> ScanAsync(AdScanner scanner, IReadOnlyList<AdSnippet> snippets, RunFolder folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var done = folder.Reports.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var left = snippets.Where(s => !done.Contains(s.Id)).ToList();
        try
        {
            await ScanProgress.RunAsync(left.Count, scanner.ImpressionsPerSnippet, time, async progress =>
            {
                await foreach (var report in scanner.ScanAllAsync(left, progress, cancellationToken))
                {
                    folder.Write(report);
                    progress.Judged(report);
                }
            });
            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>A run that was cancelled has its manifest, and is signed and time-stamped once it is resumed and whole.</summary>
    private static async Task SealAsync(AdScanner scanner, ScanRequest request, RunReport run, string folder, bool isWhole, TimeProvider time, CancellationToken cancellationToken)
    {
        RunSeal.Write(folder, run, [RunComponent.OfAssembly("tool", typeof(Tool)), .. scanner.Components()], time.GetUtcNow(), isWhole ? request.Sign : null);
        if (!isWhole || request.Tsa is not { } authority) return;
        try
        {
            await RunSeal.StampAsync(folder, authority, cancellationToken);
        }
        catch (TimeStampException e)
        {
            await Console.Error.WriteLineAsync($"adscan: {e.Message}");
        }
    }

    private static RunReport Summarise(AdScanner scanner, ScanRequest request, IReadOnlyList<AdSnippet> snippets, RunFolder folder, TimeProvider time)
    {
        var order = snippets.Select((snippet, i) => (snippet.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        var reports = folder.Reports.OrderBy(r => order.GetValueOrDefault(r.Id, int.MaxValue)).ToList();
        return new RunReport
        {
            Tool = Tool.NameAndVersion,
            Environment = scanner.Environment,
            Options = folder.Options,
            StartedAt = folder.StartedAt,
            FinishedAt = time.GetUtcNow(),
            Summary = RunSummary.Of(reports),
            Viewers = request.Viewers.Select(ViewerLabel.Of).ToList(),
            Snippets = reports,
        };
    }
}
