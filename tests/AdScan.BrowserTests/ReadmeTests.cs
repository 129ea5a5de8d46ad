using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.BrowserTests;

/// <summary>The code that the README shows compiles and runs, and the README shows this code.</summary>
[Collection("browser")]
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_first_sketch_of_the_readme_runs()
    {
        const string markup = "<p>保本保息，年化收益18%，稳赚不赔</p>";
        var cancellationToken = CancellationToken.None;
        var output = new StringWriter();
        var console = Console.Out;
        Console.SetOut(output);
        try
        {
            // README
            await using var scanner = await AdScanner.StartAsync(new AdScannerOptions
            {
                Viewers = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60]),
            });

            ScanReport report = await scanner.ScanAsync(new AdSnippet(markup) { Id = "cr-1042" }, cancellationToken);
            Console.WriteLine($"{report.Verdict}: {report.Findings.Count} findings, {report.Coverage.Statement}");

            // README
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Matches("^(Block|Review): [1-9] findings", output.ToString());
    }

    [Fact]
    public void The_readme_shows_the_code_that_is_tested()
    {
        var root = Root();
        var code = File.ReadAllText(Path.Combine(root, "tests", "AdScan.BrowserTests", "ReadmeTests.cs")).Split("// README\n")[1];
        var lines = code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        var readme = File.ReadAllLines(Path.Combine(root, "README.md")).Select(line => line.Trim()).ToHashSet();
        Assert.All(lines, line => Assert.Contains(line, readme));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AdScan.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        return folder;
    }
}
