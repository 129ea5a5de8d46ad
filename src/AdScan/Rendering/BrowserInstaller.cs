using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AdScan.Rendering;

/// <summary>Brings the browser and fonts that a machine lacks: by Playwright's installer, then by the system's package manager.</summary>
public static class BrowserInstaller
{
    private const string Packages = "chromium-headless-shell fonts-noto-cjk fonts-noto-color-emoji";
    private static readonly TimeSpan PlaywrightLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AptLimit = TimeSpan.FromMinutes(15);

    /// <summary>The command that a person can run on Debian or Ubuntu.</summary>
    public static string AptCommand => $"sudo apt-get update && sudo apt-get install -y --no-install-recommends {Packages}";

    /// <summary>Returns the path of a browser on a machine that can show Chinese, installing what is missing if allowed.</summary>
    /// <param name="allowInstall">Whether anything may be installed.</param>
    /// <param name="progress">Told in one sentence what is being done; may be null.</param>
    /// <param name="cancellationToken">Cancels the installation.</param>
    /// <exception cref="BrowserMissingException">Something is missing and could not be installed.</exception>
    public static async Task<string> EnsureAsync(bool allowInstall, Action<string>? progress = null, CancellationToken cancellationToken = default)
    {
        if (allowInstall && BrowserLocator.Find() is null) await InstallBrowserAsync(progress, cancellationToken);
        var browser = BrowserLocator.Find() ?? throw new BrowserMissingException($"No browser was found{Tried(allowInstall)}. {Advice}");
        if (allowInstall && BrowserLocator.FindChineseFont() is null) await InstallPackagesAsync(progress, cancellationToken);
        if (BrowserLocator.FindChineseFont() is null) throw new BrowserMissingException($"No font that can show Chinese was found{Tried(allowInstall)}. {Advice}");
        return browser;

        static string Tried(bool tried) => tried ? ", and none could be installed" : "";
    }

    private static string Advice => OperatingSystem.IsLinux()
        ? $"Run: {AptCommand}"
        : $"Install Google Chrome, or set {BrowserLocator.Variable} to a Chromium's executable; then run: adscan install";

    private static async Task InstallBrowserAsync(Action<string>? progress, CancellationToken cancellationToken)
    {
        progress?.Invoke("No browser is here yet: trying Playwright's installer …");
        if (await RunPlaywrightAsync(cancellationToken) && BrowserLocator.Find() is not null) return;
        await InstallPackagesAsync(progress, cancellationToken);
    }

    private static async Task<bool> RunPlaywrightAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH") ?? AppContext.BaseDirectory, ".playwright");
        var platform = OperatingSystem.IsWindows() ? "win32_x64" : $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
        var node = Path.Combine(folder, "node", platform, OperatingSystem.IsWindows() ? "node.exe" : "node");
        return File.Exists(node)
            && await RunAsync(node, [Path.Combine(folder, "package", "cli.js"), "install", "--only-shell", "chromium"], PlaywrightLimit, cancellationToken);
    }

    private static async Task InstallPackagesAsync(Action<string>? progress, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || BrowserLocator.FindOnPath("apt-get") is not { } apt) return;
        progress?.Invoke($"Installing with apt-get: {Packages} …");
        await RunAsync(apt, ["update"], AptLimit, cancellationToken);
        await RunAsync(apt, ["install", "-y", "--no-install-recommends", .. Packages.Split(' ')], AptLimit, cancellationToken);
    }

    /// <summary>Runs a program quietly; false if it failed or took too long. What it achieved is looked at afterwards, not believed.</summary>
    private static async Task<bool> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return false;
        }
    }
}
