using System.Globalization;

namespace AdScan.Rendering;

/// <summary>
/// How browsers are started on Linux: by a script of ours that bounds them, drops to a user of their own where we are root (Chromium's sandbox refuses to run
/// for root), and writes down what it started. Whoever comes after a run that was killed ends what is left of it.
/// </summary>
internal sealed class LaunchFolder : IDisposable
{
    private const string LockFile = "lock";
    private const string StartedFolder = "started";
    private const string GroupsFile = "groups";

    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly IReadOnlyList<ControlGroup> _groups;

    private LaunchFolder(string folder, FileStream held, IReadOnlyList<ControlGroup> groups) => (_folder, _lock, _groups) = (folder, held, groups);

    /// <summary>What to start instead of the browser.</summary>
    public string Executable => Path.Combine(_folder, "browser");

    /// <summary>Where the driver keeps what belongs to no profile.</summary>
    public string Artifacts => Path.Combine(_folder, "artifacts");

    /// <summary>Makes the folder; before it, ends what runs that were killed have left.</summary>
    /// <param name="browser">The browser's executable.</param>
    /// <param name="memory">The most memory of a browser, in bytes.</param>
    /// <exception cref="BrowserMissingException">We are root and there is no <c>setpriv</c> or <c>prlimit</c>.</exception>
    public static LaunchFolder Create(string browser, long memory)
    {
        var root = Root();
        if (root is not null) EndAbandoned(root);
        var name = $"adscan-{Guid.NewGuid():N}";
        var (folder, held) = root is null ? Hold(Directory.CreateTempSubdirectory("adscan-").FullName) : HoldIn(root, name);
        var made = new LaunchFolder(folder, held, ControlGroup.Make(name, memory));
        File.WriteAllLines(Path.Combine(folder, GroupsFile), made._groups.Select(g => g.Folder));
        Directory.CreateDirectory(made.Artifacts);
        Directory.CreateDirectory(Path.Combine(folder, StartedFolder));
        File.WriteAllText(made.Executable, LaunchScript.Of(browser, Path.Combine(folder, StartedFolder), memory, made._groups));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(made.Executable, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return made;
    }

    /// <summary>The browsers that were started and not forgotten yet.</summary>
    public IReadOnlyList<BrowserProcess> Started() => Started(_folder);

    /// <summary>Ends a browser, if it still runs, and forgets it once nothing of it is left.</summary>
    public void End(BrowserProcess browser)
    {
        if (!browser.End()) return;
        foreach (var group in _groups) group.Remove(browser);
        File.Delete(Path.Combine(_folder, StartedFolder, browser.Id.ToString(CultureInfo.InvariantCulture)));
    }

    public void Dispose()
    {
        foreach (var browser in Started()) End(browser);
        foreach (var group in _groups) ControlGroup.Remove(group.Folder);

        // As long as something is left, the folder stays for whoever comes next. It is removed while it is held, so that nobody else does.
        if (Started().Count == 0) TryDelete(_folder);
        _lock.Dispose();
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // The driver is still removing what it kept there; the next run removes the rest.
        }
    }

    private static List<BrowserProcess> Started(string folder)
    {
        var started = Path.Combine(folder, StartedFolder);
        return Directory.Exists(started) ? Directory.EnumerateFiles(started).Select(Read).OfType<BrowserProcess>().ToList() : [];
    }

    private static BrowserProcess? Read(string file)
    {
        try
        {
            var profile = File.ReadAllText(file).Trim();
            return profile.Length == 0 ? null : new BrowserProcess(int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture), profile);
        }
        catch (IOException)
        {
            // That browser has been ended and forgotten meanwhile.
            return null;
        }
    }

    /// <summary>Makes a folder that is held from the moment that others can see it.</summary>
    private static (string Folder, FileStream Held) HoldIn(string root, string name)
    {
        var (making, held) = Hold(Directory.CreateDirectory(Path.Combine(root, "." + name)).FullName);
        var folder = Path.Combine(root, name);
        Directory.Move(making, folder);
        return (folder, held);
    }

    private static (string Folder, FileStream Held) Hold(string folder) =>
        (folder, new FileStream(Path.Combine(folder, LockFile), FileMode.Create, FileAccess.ReadWrite, FileShare.None));

    /// <summary>A folder of ours alone, or null where we have no home: what others can write to must not tell us what to end.</summary>
    private static string? Root()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0) return null;
        try
        {
            return Directory.CreateDirectory(Path.Combine(data, "adscan", "launches")).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void EndAbandoned(string root)
    {
        foreach (var folder in Directory.EnumerateDirectories(root, "adscan-*").ToList())
        {
            try
            {
                // Who runs holds the lock, and the system lets go of it however a process ends.
                using (new FileStream(Path.Combine(folder, LockFile), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    if (!Started(folder).All(browser => browser.End())) continue;
                    if (File.Exists(Path.Combine(folder, GroupsFile))) Array.ForEach(File.ReadAllLines(Path.Combine(folder, GroupsFile)), ControlGroup.Remove);
                    Directory.Delete(folder, recursive: true);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is in use, or another run is ending it.
            }
        }
    }
}
