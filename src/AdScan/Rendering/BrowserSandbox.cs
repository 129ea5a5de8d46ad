using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AdScan.Rendering;

/// <summary>Keeps Chromium's own sandbox on when we are root, which it refuses: the browser is started through a script that first drops to a user of its own.</summary>
internal sealed class BrowserSandbox : IDisposable
{
    // A number that no account of a distribution uses; it needs no entry in /etc/passwd.
    private const int User = 61_876;

    private readonly string? _folder;

    private BrowserSandbox(string executable, string? folder) => (Executable, _folder) = (executable, folder);

    /// <summary>What to start: the browser, or the script that starts it as its own user.</summary>
    public string Executable { get; }

    /// <exception cref="BrowserMissingException">We are root and there is no <c>setpriv</c>.</exception>
    public static BrowserSandbox For(string browser)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return new BrowserSandbox(browser, null);
        var setpriv = BrowserLocator.FindOnPath("setpriv")
            ?? throw new BrowserMissingException("The browser's sandbox needs an ordinary user, and there is no 'setpriv' to become one: run as an ordinary user, or run: apt-get install util-linux");
        var folder = Directory.CreateTempSubdirectory("adscan-launch-").FullName;
        OpenToOthers(folder);
        var script = Path.Combine(folder, "browser");
        File.WriteAllText(script, Script(setpriv, browser));
        OpenToOthers(script);
        return new BrowserSandbox(script, folder);
    }

    public void Dispose()
    {
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    private static string Script(string setpriv, string browser)
    {
        var user = User.ToString(CultureInfo.InvariantCulture);
        return $$"""
            #!/bin/sh
            for argument in "$@"; do
              case "$argument" in
                --user-data-dir=*) HOME="${argument#*=}"; export HOME; chown -R {{user}}:{{user}} "$HOME" ;;
              esac
            done
            exec '{{setpriv}}' --reuid={{user}} --regid={{user}} --clear-groups --no-new-privs -- '{{browser.Replace("'", "'\\''", StringComparison.Ordinal)}}' "$@"

            """;
    }

    [SuppressMessage("Interoperability", "CA1416", Justification = "Called on Linux only.")]
    private static void OpenToOthers(string path) =>
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
}
