using System.Globalization;

namespace AdScan.Rendering;

/// <summary>Control groups (cgroups(7)) in which each browser gets one of its own below ours, so that its processes are bounded together.</summary>
/// <remarks>Containers and ordinary users often may not make any; there is none then, and limits of single processes must do.</remarks>
internal sealed class ControlGroup
{
    /// <summary>Processes and threads of a browser.</summary>
    public const int MostProcesses = 1024;

    private const string Mount = "/sys/fs/cgroup";

    private ControlGroup(string folder, string limitFile, long limit) => (Folder, LimitFile, Limit) = (folder, limitFile, limit);

    /// <summary>Our own group; those of browsers are below it, named after their process.</summary>
    public string Folder { get; }

    /// <summary>The file of a group that holds its limit.</summary>
    public string LimitFile { get; }

    public long Limit { get; }

    /// <summary>Makes the groups that this machine lets us make: for memory, and for the number of processes and threads.</summary>
    /// <param name="name">Our group's name.</param>
    /// <param name="memory">Bytes.</param>
    public static IReadOnlyList<ControlGroup> Make(string name, long memory)
    {
        var own = OwnGroups();
        var made = own.TryGetValue("", out var unified) && File.Exists(Path.Combine(Mount, "cgroup.controllers"))
            ? MakeUnified(Mount + unified, name, memory)
            : [Make(own, "memory", name, "memory.limit_in_bytes", memory), Make(own, "pids", name, "pids.max", MostProcesses)];
        return made.OfType<ControlGroup>().ToList();
    }

    /// <summary>Removes a group of ours, and in it those of browsers that have ended.</summary>
    public static void Remove(string folder)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var browser in Directory.EnumerateDirectories(folder)) TryRemove(browser);
        TryRemove(folder);
    }

    /// <summary>Removes the group of one browser that has ended.</summary>
    public void Remove(BrowserProcess browser) => TryRemove(Path.Combine(Folder, browser.Id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The groups that we are in, by controller; by the empty name that of version 2.</summary>
    private static Dictionary<string, string> OwnGroups()
    {
        const string File = "/proc/self/cgroup";
        if (!System.IO.File.Exists(File)) return [];
        return System.IO.File.ReadLines(File).Select(line => line.Split(':', 3))
            .SelectMany(parts => parts[1].Split(',').Select(controller => (controller, parts[2])))
            .ToDictionary(pair => pair.controller, pair => pair.Item2.TrimEnd('/'), StringComparer.Ordinal);
    }

    private static List<ControlGroup?> MakeUnified(string parent, string name, long memory)
    {
        var folder = TryMake(Path.Combine(parent, name));
        if (folder is null || !TryWrite(Path.Combine(folder, "cgroup.subtree_control"), "+memory +pids"))
        {
            if (folder is not null) TryRemove(folder);
            return [];
        }

        return [new ControlGroup(folder, "memory.max", memory), new ControlGroup(folder, "pids.max", MostProcesses)];
    }

    private static ControlGroup? Make(Dictionary<string, string> own, string controller, string name, string limitFile, long limit) =>
        own.TryGetValue(controller, out var parent) && TryMake($"{Mount}/{controller}{parent}/{name}") is { } folder ? new ControlGroup(folder, limitFile, limit) : null;

    private static string? TryMake(string folder)
    {
        try
        {
            return Directory.Exists(Path.GetDirectoryName(folder)) ? Directory.CreateDirectory(folder).FullName : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool TryWrite(string file, string text)
    {
        try
        {
            File.WriteAllText(file, text);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void TryRemove(string folder)
    {
        try
        {
            // Only a group without processes can be removed; its files are the kernel's and go with it.
            if (Directory.Exists(folder)) Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process of it is still ending; the next to look removes it.
        }
    }
}
