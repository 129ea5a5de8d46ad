using AdScan.Harness;

namespace AdScan.Tests.Docs;

/// <summary>Every command that the docs show is one that the tool understands.</summary>
public sealed class CommandTests
{
    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var block in DocPage.All.SelectMany(page => page.Blocks(null)))
            {
                foreach (var line in block.Code.Split('\n').Select(Arguments).OfType<string>()) data.Add(block.Place, line);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Is_understood(string place, string arguments) =>
        Assert.True(Tool.Root().Parse(arguments).Errors is [], $"{place}: adscan {arguments}: {string.Join(' ', Tool.Root().Parse(arguments).Errors)}");

    /// <summary>What stands behind the tool's name, without the comment behind it; null where the line is no command of it.</summary>
    private static string? Arguments(string line)
    {
        foreach (var start in new[] { "adscan ", "$ adscan ", "dotnet run -c Release --project src/AdScan.Harness -- " })
        {
            if (line.StartsWith(start, StringComparison.Ordinal)) return line[start.Length..].Split(" #")[0].Trim();
        }

        return null;
    }
}
