using System.Globalization;

namespace AdScan.Rendering;

/// <summary>The script that starts a browser.</summary>
internal static class LaunchScript
{
    // 60706 to 61183 are in none of the ranges that systemd, Debian or Fedora give out; they need no entry in /etc/passwd. Browsers get them by the number of
    // their process, so that two seldom share one: what bounds a user's processes then bounds a browser, and none can signal another.
    private const int FirstUser = 60_706, Users = 478;

    /// <summary>Text of the script.</summary>
    /// <param name="browser">The browser's executable.</param>
    /// <param name="started">The folder where each browser is written down: a file named after its process that holds the path of its profile.</param>
    /// <param name="memory">Bytes.</param>
    /// <param name="groups">Control groups to put it in.</param>
    /// <exception cref="BrowserMissingException">We are root and there is no <c>setpriv</c> or <c>prlimit</c>.</exception>
    public static string Of(string browser, string started, long memory, IReadOnlyList<ControlGroup> groups) => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/sh
        for argument in "$@"; do
          case "$argument" in --user-data-dir=*) HOME="${argument#*=}" ;; esac
        done
        export HOME
        echo "$HOME" > {{Quote(started)}}/$$
        join() { mkdir -p "$1/$$" && echo "$3" > "$1/$$/$2" && echo $$ > "$1/$$/cgroup.procs"; }
        {{string.Join('\n', groups.Select(g => $"join {Quote(g.Folder)} {g.LimitFile} {g.Limit.ToString(CultureInfo.InvariantCulture)}"))}}
        ulimit -c 0
        ulimit -d {{memory / 1024}}
        {{Start(Quote(browser))}} "$@"

        """);

    private static string Start(string browser)
    {
        if (!Environment.IsPrivilegedProcess) return $"exec {browser}";
        var (setpriv, prlimit) = (Find("setpriv"), Find("prlimit"));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            user=$(({{FirstUser}} + $$ % {{Users}}))
            chown -R $user:$user "$HOME"
            exec {{Quote(prlimit)}} --nproc={{ControlGroup.MostProcesses}} {{Quote(setpriv)}} --reuid=$user --regid=$user --clear-groups --no-new-privs -- {{browser}}
            """);
    }

    private static string Find(string command) => BrowserLocator.FindOnPath(command)
        ?? throw new BrowserMissingException($"The browser's sandbox needs an ordinary user, and there is no '{command}' to become a bounded one: run as an ordinary user, or run: apt-get install util-linux");

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
