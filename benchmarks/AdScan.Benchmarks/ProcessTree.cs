using System.Globalization;

namespace AdScan.Benchmarks;

/// <summary>CPU time of this process and all its descendants, by what they are; sampled while work runs, because renderers come and go.</summary>
/// <remarks>Reads <c>/proc</c> (proc_pid_stat(5)); Linux only. What a process used between its last sample and its end is missed. The kernel's own sum holds only children that were waited for, and missed a quarter to a half. What the sampling itself used is taken off.</remarks>
internal sealed class ProcessTree : IDisposable
{
    private const double TicksPerSecond = 100;
    private const int SamplesPerMemory = 10;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<int, (string Kind, double Cpu)> _seen = [];
    private readonly double _own = FieldsOf("self")![11..13].Sum(Ticks);
    private readonly int? _besides;
    private readonly Timer _timer;
    private double _sampling;
    private int _samples;

    /// <param name="besides">A child that is left out, with its own children.</param>
    public ProcessTree(int? besides = null)
    {
        _besides = besides;
        _timer = new Timer(_ => Sample(), null, TimeSpan.Zero, Period);
    }

    /// <summary>The most bytes that the descendants took together, what they share counted once; looked at every two seconds.</summary>
    public double PeakOfDescendants { get; private set; }

    /// <summary>The most bytes that this process took.</summary>
    public double PeakOfThis { get; private set; }

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
            var began = CpuOfThread();
            var parents = new Dictionary<int, int>();
            var stats = new Dictionary<int, string[]>();
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) || FieldsOf(Path.GetFileName(folder)) is not { } fields) continue;
                (parents[pid], stats[pid]) = (int.Parse(fields[1], CultureInfo.InvariantCulture), fields);
            }

            var ours = stats.Where(s => IsOurs(s.Key, parents)).ToList();
            if (_samples++ % SamplesPerMemory == 0) SampleMemory(ours.Select(s => s.Key));
            _sampling += CpuOfThread() - began;
            foreach (var (pid, fields) in ours)
            {
                var cpu = fields[11..13].Sum(Ticks) - (pid == Environment.ProcessId ? _own + _sampling : 0);
                _seen[pid] = _seen.TryGetValue(pid, out var known) ? (known.Kind is "other" or "zygote" ? KindOf(pid) : known.Kind, cpu) : (KindOf(pid), cpu);
            }
        }
    }

    private void SampleMemory(IEnumerable<int> pids)
    {
        PeakOfThis = Math.Max(PeakOfThis, MemoryReading.ProportionalSize(Environment.ProcessId));
        PeakOfDescendants = Math.Max(PeakOfDescendants, pids.Where(pid => pid != Environment.ProcessId).Sum(MemoryReading.ProportionalSize));
    }

    private bool IsOurs(int pid, Dictionary<int, int> parents)
    {
        for (; pid > 1; pid = parents.GetValueOrDefault(pid))
        {
            if (pid == _besides) return false;
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
            if (command.Contains(".mjs", StringComparison.Ordinal)) return "Node.js";
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

    /// <summary>Seconds that this thread has run, from proc_pid_schedstat(5): finer than ticks.</summary>
    private static double CpuOfThread() => double.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e9;

    private static double Ticks(string field) => double.Parse(field, CultureInfo.InvariantCulture) / TicksPerSecond;
}
