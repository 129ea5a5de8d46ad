namespace AdScan.Rendering;

/// <summary>Finds a browser, and a font that can show Chinese, among what a machine already has.</summary>
public static class BrowserLocator
{
    /// <summary>The environment variable that names a browser's executable.</summary>
    public const string Variable = "ADSCAN_BROWSER";

    private static readonly string[] Commands =
    [
        "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser",
        "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge-stable", "microsoft-edge", "msedge",
    ];

    private static readonly string[] CjkFontNames = ["cjk", "notosanssc", "notosanshans", "sourcehan", "wqy", "wenquanyi", "uming", "ukai", "pingfang", "msyh", "simsun", "simhei", "hiragino", "droidsansfallback", "stheiti"];

    /// <summary>The path of the first browser that is there: <c>ADSCAN_BROWSER</c>, Playwright's own, the headless shell, Chromium, Chrome, Edge; or null.</summary>
    /// <exception cref="BrowserMissingException"><c>ADSCAN_BROWSER</c> names a file that does not exist.</exception>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new BrowserMissingException($"{Variable} names '{named}', which does not exist: correct it, or unset it to use another browser.");
        }

        return FindPlaywrights() ?? FindOnPath() ?? FindInstalled();
    }

    /// <summary>The path of a font that can show Chinese, or null if none is there, in which case Chinese would render as boxes.</summary>
    public static string? FindChineseFont()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 };
        return FontFolders()
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", options))
            .FirstOrDefault(file => IsFont(file) && IsChinese(Path.GetFileNameWithoutExtension(file)));

        static bool IsFont(string file) => Path.GetExtension(file).ToLowerInvariant() is ".ttf" or ".ttc" or ".otf" or ".otc";
        static bool IsChinese(string name) => CjkFontNames.Any(n => name.Replace("-", "", StringComparison.Ordinal).Contains(n, StringComparison.OrdinalIgnoreCase));
    }

    private static string? FindPlaywrights()
    {
        var root = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") is { Length: > 1 } path ? path : DefaultPlaywrightFolder();
        if (!Directory.Exists(root)) return null;
        var names = OperatingSystem.IsWindows() ? new[] { "headless_shell.exe", "chrome-headless-shell.exe", "chrome.exe" } : ["headless_shell", "chrome-headless-shell", "chrome", "Chromium"];
        return Directory.EnumerateDirectories(root, "chromium*")
            .OrderByDescending(folder => folder.Contains("headless", StringComparison.Ordinal))
            .ThenByDescending(folder => folder, StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .FirstOrDefault(file => names.Contains(Path.GetFileName(file)));
    }

    private static string DefaultPlaywrightFolder()
    {
        if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "ms-playwright");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", "ms-playwright") : Path.Combine(home, ".cache", "ms-playwright");
    }

    private static string? FindOnPath() =>
        Commands.Select(FindOnPath).FirstOrDefault(path => path is not null);

    internal static string? FindOnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command))
            .FirstOrDefault(File.Exists);

    private static string? FindInstalled()
    {
        string[] places = OperatingSystem.IsWindows()
            ?
            [
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Google", "Chrome", "Application", "chrome.exe"),
                Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Microsoft", "Edge", "Application", "msedge.exe"),
            ]
            : OperatingSystem.IsMacOS()
                ?
                [
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
                ]
                : ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/snap/bin/chromium"];
        return places.FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> FontFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (OperatingSystem.IsWindows()) return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];
        if (OperatingSystem.IsMacOS()) return ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")];
        return ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".fonts"), Path.Combine(home, ".local", "share", "fonts")];
    }
}
