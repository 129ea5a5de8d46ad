using System.Globalization;
using AdScan.Harness.Lab.Faults;

namespace AdScan.Benchmarks;

/// <summary>Memory of this process and of the browsers it has started, in MiB.</summary>
/// <param name="Managed">What .NET's collector still holds after a full collection.</param>
/// <param name="Tool">Proportional set size of this process.</param>
/// <param name="Browsers">Proportional set size of all its descendants.</param>
/// <param name="Processes">How many descendants there are.</param>
/// <remarks>Reads <c>/proc</c> (proc_pid_smaps(5)); Linux only. Pages that processes share are counted once, in parts.</remarks>
internal sealed record MemoryReading(double Managed, double Tool, double Browsers, int Processes)
{
    private const double MiB = 1024 * 1024;

    public static MemoryReading Take()
    {
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        var children = Descendants();
        return new MemoryReading(managed / MiB, ProportionalSize(Environment.ProcessId) / MiB, children.Sum(ProportionalSize) / MiB, children.Count);
    }

    /// <summary>The processes that descend from this one.</summary>
    public static IReadOnlyList<int> Descendants() => LabProcess.Descendants().Select(process => process.Id).ToList();

    /// <summary>Bytes that a process takes, what it shares counted in parts.</summary>
    public static double ProportionalSize(int pid)
    {
        var line = ReadAll($"/proc/{pid}/smaps_rollup")?.Split('\n').FirstOrDefault(l => l.StartsWith("Pss:", StringComparison.Ordinal));
        return line is null ? 0 : 1024 * double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private static string? ReadAll(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended in the meantime.
            return null;
        }
    }
}
