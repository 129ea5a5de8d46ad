using System.Diagnostics;
using System.Globalization;
using AdScan.Harness.Lab;
using AdScan.Viewers;

namespace AdScan.Benchmarks.Peers;

/// <summary>The lab as a process of its own, so that what it costs to serve ads is nobody's cost.</summary>
internal sealed class LabServer : IAsyncDisposable
{
    private readonly Process _process;

    private LabServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public int ProcessId => _process.Id;

    public static async Task<LabServer> StartAsync()
    {
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. dotnet ? (string[])[typeof(LabServer).Assembly.Location] : [], "lab-server"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The lab ended before it said where it listens.");
        return new LabServer(process, int.Parse(said, CultureInfo.InvariantCulture));
    }

    /// <summary>What the process does: serves, says its port, and ends with whoever started it.</summary>
    public static async Task ServeAsync()
    {
        await using var lab = await LabExchange.StartAsync(0, Region.Known, CancellationToken.None);
        Console.WriteLine(lab.Port.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
