using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace AdScan.PackageTests;

/// <summary>A program that runs until its test ends, and is listened to.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly StringBuilder _heard = new();
    private readonly SemaphoreSlim _lines = new(0);
    private readonly Task _hearing;

    public RunningProgram(Process process)
    {
        _process = process;
        _hearing = Task.WhenAll(HearAsync(process.StandardOutput), HearAsync(process.StandardError));
    }

    /// <summary>The first thing said that an expression finds; fails with all that was said if it is not said in time, or the program ends before.</summary>
    public async Task<Match> SaysAsync(string expression)
    {
        using var deadline = new CancellationTokenSource(Limit);
        while (true)
        {
            var ended = _hearing.IsCompleted;
            string heard;
            lock (_heard) heard = _heard.ToString();
            if (Regex.Match(heard, expression) is { Success: true } match) return match;
            Assert.False(ended || deadline.IsCancellationRequested, $"It never said '{expression}', but:\n{heard}");
            await Task.WhenAny(_hearing, _lines.WaitAsync(deadline.Token));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _hearing;
        _process.Dispose();
        _lines.Dispose();
    }

    private async Task HearAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_heard) _heard.AppendLine(line);
            _lines.Release();
        }
    }
}
