using System.Globalization;

namespace AdScan.Benchmarks;

/// <summary>CPU time of this process and all its descendants, by what they are; sampled while work runs, because renderers come and go.</summary>
/// <remarks>Reads <c>/proc</c> (proc_pid_stat(5)); Linux only. What a process used between its last sample and its end is missed. The kernel's own sum holds only children that were waited for, and missed a quarter to a half. The sampling itself is part of what this process used.</remarks>
internal sealed class ProcessTree : IDisposable
{
    private const double TicksPerSecond = 100;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<int, (string Kind, double Cpu)> _seen = [];
    private readonly double _own = FieldsOf("self")![11..13].Sum(Ticks);
    private readonly Timer _timer;

    public ProcessTree() => _timer = new Timer(_ => Sample(), null, TimeSpan.Zero, Period);

    /// <summary>CPU seconds by kind since the sampling began.</summary>
    public IReadOnlyDictionary<string, double> CpuByKind()
    {
        Sample();
        lock (_seen) return _seen.Values.GroupBy(p => p.Kind).ToDictionary(g => g.Key, g => g.Sum(p => p.Cpu));
    }

    public void Dispose() => _timer.Dispose();

    private void Sample()
    {
        lock (_seen)
        {
            var parents = new Dictionary<int, int>();
            var stats = new Dictionary<int, string[]>();
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) || FieldsOf(Path.GetFileName(folder)) is not { } fields) continue;
                (parents[pid], stats[pid]) = (int.Parse(fields[1], CultureInfo.InvariantCulture), fields);
            }

            foreach (var (pid, fields) in stats.Where(s => IsOurs(s.Key, parents)))
            {
                var cpu = fields[11..13].Sum(Ticks) - (pid == Environment.ProcessId ? _own : 0);
                _seen[pid] = _seen.TryGetValue(pid, out var known) ? (known.Kind is "other" or "zygote" ? KindOf(pid) : known.Kind, cpu) : (KindOf(pid), cpu);
            }
        }
    }

    private static bool IsOurs(int pid, Dictionary<int, int> parents)
    {
        for (; pid > 1; pid = parents.GetValueOrDefault(pid))
        {
            if (pid == Environment.ProcessId) return true;
        }

        return false;
    }

    private static string KindOf(int pid)
    {
        if (pid == Environment.ProcessId) return ".NET";
        try
        {
            // Chromium writes a child's arguments over its own, separated by spaces.
            var command = File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ');
            if (command.Contains("--type=renderer", StringComparison.Ordinal)) return "renderers";
            if (command.Contains("--type=gpu-process", StringComparison.Ordinal)) return "compositor (GPU process)";
            if (command.Contains("--type=utility", StringComparison.Ordinal)) return "network and other services";
            if (command.Contains("--type=zygote", StringComparison.Ordinal)) return "zygote";
            if (command.Contains("--remote-debugging", StringComparison.Ordinal)) return "browser process";
            return command.Contains("run-driver", StringComparison.Ordinal) ? "Playwright driver" : "other";
        }
        catch (IOException)
        {
            return "other";
        }
    }

    /// <summary>The fields of a process after its name, or null if it has ended.</summary>
    private static string[]? FieldsOf(string pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Ticks(string field) => double.Parse(field, CultureInfo.InvariantCulture) / TicksPerSecond;
}
