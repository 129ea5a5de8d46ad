using Newtonsoft.Json.Linq;

namespace AdScan.PackageTests;

/// <summary>The tool, installed from its package.</summary>
[Collection("packages")]
public sealed class ToolTests(Packages packages)
{
    [Fact]
    public async Task The_tool_is_installed_and_does_its_jobs()
    {
        await Command.DotnetAsync(packages.Folder, "tool", "install", "AdScan.Tool", "--version", packages.Version, "--tool-path", packages.At("tools"));
        var tool = packages.At(Path.Combine("tools", OperatingSystem.IsWindows() ? "adscan.exe" : "adscan"));

        var version = await Command.RunAsync(packages.Folder, tool, ["--version"]);
        Assert.StartsWith("0.1.0", version.Output, StringComparison.Ordinal);

        var classified = await Command.RunAsync(packages.Folder, tool, ["classify"], "保本保息，年化收益18%，稳赚不赔\n");
        Assert.Equal("block", (string?)JObject.Parse(classified.Output)["verdict"]);

        var scanned = await Command.RunAsync(packages.Folder, tool, ["scan", "lab:tiny", "--regions", "CN-SH", "--devices", "iphone-15", "--fail-on", "never", "--out", "tool-run"]);
        Assert.True(scanned.ExitCode == 0, scanned.Output + scanned.Errors);
        Assert.True(File.Exists(packages.At("tool-run/report.html")));
    }
}
