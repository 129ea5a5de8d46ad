using System.Globalization;
using AdScan.Impressions;
using AdScan.Reporting;
using Spectre.Console;

namespace AdScan.Harness;

/// <summary>Says on standard error how far a scan is: a live bar on a terminal, a plain line now and then elsewhere.</summary>
internal sealed class ScanProgress : IProgress<Impression>
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly int _snippets;
    private readonly int _impressions;
    private readonly ProgressTask? _bar;
    private long _lastLine;
    private int _made;
    private int _judged;
    private int _found;

    private ScanProgress(int snippets, int impressionsPerSnippet, TimeProvider time, ProgressTask? bar)
    {
        (_snippets, _impressions, _time, _bar) = (snippets, snippets * impressionsPerSnippet, time, bar);
        _began = _lastLine = time.GetTimestamp();
    }

    public static async Task RunAsync(int snippets, int impressionsPerSnippet, TimeProvider time, Func<ScanProgress, Task> scan)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Out.IsTerminal || Console.IsErrorRedirected)
        {
            var lines = new ScanProgress(snippets, impressionsPerSnippet, time, null);
            await scan(lines);
            lines.WriteLine();
            return;
        }

        await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(context => scan(new ScanProgress(snippets, impressionsPerSnippet, time, context.AddTask("starting", maxValue: Math.Max(1, snippets * impressionsPerSnippet)))));
    }

    public void Report(Impression value)
    {
        lock (_lock)
        {
            _made++;
            Show();
        }
    }

    public void Judged(ScanReport report)
    {
        lock (_lock)
        {
            _judged++;
            if (report.Verdict is Verdict.Block or Verdict.Review) _found++;
            Show();
        }
    }

    private void Show()
    {
        if (_bar is not null)
        {
            _bar.Value = _made;
            _bar.Description = Markup.Escape(Describe());
        }
        else if (_time.GetElapsedTime(_lastLine) >= LineEvery)
        {
            WriteLine();
        }
    }

    private void WriteLine()
    {
        _lastLine = _time.GetTimestamp();
        Console.Error.WriteLine(Describe());
    }

    private string Describe()
    {
        var rate = _made / Math.Max(0.001, _time.GetElapsedTime(_began).TotalSeconds);
        return string.Create(CultureInfo.InvariantCulture, $"{_judged}/{_snippets} snippets, {_made}/{_impressions} impressions, {rate:0.0}/s, {_found} flagged");
    }
}
