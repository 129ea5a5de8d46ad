using System.CommandLine;
using AdScan.Viewers;
using Spectre.Console;

namespace AdScan.Harness;

/// <summary><c>adscan viewers</c>: lists the known regions and devices.</summary>
internal static class ViewersCommand
{
    public static Command Create()
    {
        var command = new Command("viewers", "List the known regions and devices.") { LaterCommand.Create("check", "Check what an ad could observe of a viewer.") };
        command.SetAction(_ =>
        {
            var regions = new Table().RoundedBorder().AddColumns("region", "name", "time zone", "groups");
            foreach (var r in RegionCatalog.Resolve("all")) regions.AddRow(r.Id, Markup.Escape($"{r.Name} {r.NameEn}"), r.Timezone, string.Join(' ', r.Groups));
            var devices = new Table().RoundedBorder().AddColumns("device", "name", "system", "browser", "viewport", "groups");
            foreach (var d in DeviceCatalog.Resolve("all")) devices.AddRow(d.Id, Markup.Escape(d.Name), d.Os, d.Browser, FormattableString.Invariant($"{d.Width}×{d.Height}@{d.Scale}"), string.Join(' ', d.Groups));
            if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 140;
            AnsiConsole.Write(regions);
            AnsiConsole.Write(devices);
            return ExitCode.Fine;
        });
        return command;
    }
}
