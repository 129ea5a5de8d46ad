using System.Diagnostics;
using System.Globalization;

namespace AdScan.Harness.Lab.Faults;

/// <summary>A process of this machine, as <c>/proc</c> tells of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Parent">Its parent's.</param>
/// <param name="Command">Its command line.</param>
internal sealed record LabProcess(int Id, int Parent, string Command)
{
    public static IReadOnlyList<LabProcess> All()
    {
        if (!OperatingSystem.IsLinux()) return [];
        return Directory.EnumerateDirectories("/proc").Select(Read).OfType<LabProcess>().ToList();
    }

    /// <summary>The processes that descend from this one.</summary>
    public static IReadOnlyList<LabProcess> Descendants()
    {
        var all = All().ToDictionary(p => p.Id);
        return all.Values.Where(p => p.Id != Environment.ProcessId && Descends(p, all)).ToList();
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does, and nothing else.</summary>
    public void Kill()
    {
        try
        {
            Process.GetProcessById(Id).Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static bool Descends(LabProcess process, Dictionary<int, LabProcess> all)
    {
        for (var at = process; at is not null; at = all.GetValueOrDefault(at.Parent))
        {
            if (at.Id == Environment.ProcessId) return true;
        }

        return false;
    }

    private static LabProcess? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)) return null;
        try
        {
            var stat = File.ReadAllText($"{folder}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

            // One that has ended and was not yet buried holds nothing any more.
            return fields[0] == "Z" ? null : new LabProcess(id, int.Parse(fields[1], CultureInfo.InvariantCulture), File.ReadAllText($"{folder}/cmdline").Replace('\0', ' '));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
