using System.CommandLine;
using AdScan.Rendering;

namespace AdScan.Harness;

/// <summary><c>adscan install</c>: brings the browser and fonts that this machine lacks.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        var command = new Command("install", "Bring the browser and fonts that this machine lacks.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var browser = await BrowserInstaller.EnsureAsync(allowInstall: true, Console.Error.WriteLine, cancellationToken);
            Console.WriteLine($"browser: {browser}");
            Console.WriteLine($"chinese font: {BrowserLocator.FindChineseFont()}");
            return ExitCode.Fine;
        });
        return command;
    }
}
