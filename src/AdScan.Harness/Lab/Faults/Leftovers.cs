using System.Globalization;

namespace AdScan.Harness.Lab.Faults;

/// <summary>What a scan may leave behind: processes, folders, ports. Reads <c>/proc</c>; elsewhere than on Linux, only folders and ports are looked at.</summary>
internal static class Leftovers
{
    /// <summary>A process that was told to end needs a moment.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is there now, each by a name.</summary>
    public static HashSet<string> Take() => [.. Processes(), .. Folders(), .. Ports()];

    /// <summary>What is there now and was not before.</summary>
    public static async Task<IReadOnlyList<string>> SinceAsync(HashSet<string> before, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var left = Take().Except(before).Order(StringComparer.Ordinal).ToList();
            if (left.Count == 0 || TimeProvider.System.GetElapsedTime(began) > Patience) return left;
            await Task.Delay(200, cancellationToken);
        }
    }

    /// <summary>Our browsers and drivers, and browsers that have lost their parent, whoever it was.</summary>
    private static IEnumerable<string> Processes() => LabProcess.Descendants().Where(p => IsBrowser(p) || p.Command.Contains("run-driver", StringComparison.Ordinal))
        .Concat(LabProcess.All().Where(p => p.Parent == 1 && IsBrowser(p)))
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"process {p.Id} {p.Command[..Math.Min(60, p.Command.Length)]}"));

    private static bool IsBrowser(LabProcess process) => process.Command.Contains("playwright_chromiumdev_profile", StringComparison.Ordinal);

    /// <summary>Profiles that no process uses, and launch folders that nobody holds: others may scan on this machine.</summary>
    private static IEnumerable<string> Folders()
    {
        var commands = string.Join('\n', LabProcess.All().Select(p => p.Command));
        var launches = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "adscan", "launches");
        return Directory.EnumerateDirectories(Path.GetTempPath(), "playwright*").Where(folder => !commands.Contains(folder, StringComparison.Ordinal))
            .Concat(Directory.Exists(launches) ? Directory.EnumerateDirectories(launches).Where(IsAbandoned) : [])
            .Select(folder => $"folder {folder}");
    }

    private static bool IsAbandoned(string launch)
    {
        try
        {
            using var held = new FileStream(Path.Combine(launch, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Ports that this process listens on, by the numbers of its sockets (proc_net_tcp(5)).</summary>
    private static IEnumerable<string> Ports()
    {
        const string Listening = "0A";
        if (!OperatingSystem.IsLinux()) return [];
        var own = Directory.EnumerateFiles("/proc/self/fd").Select(LinkOf).Where(link => link.StartsWith("socket:", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return File.ReadLines("/proc/self/net/tcp").Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == Listening && own.Contains($"socket:[{fields[9]}]"))
            .Select(fields => string.Create(CultureInfo.InvariantCulture, $"port {int.Parse(fields[1].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)}"));
    }

    private static string LinkOf(string file)
    {
        try
        {
            return new FileInfo(file).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
