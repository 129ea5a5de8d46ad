using AdScan.Harness;

namespace AdScan.Tests.Harness;

public sealed class OutputFormatTests
{
    [Theory]
    [InlineData("json", "{")]
    [InlineData("sarif", "{")]
    [InlineData("markdown", "## AdScan")]
    [InlineData("csv", "\ufeffverdict,snippet")]
    public void Writes_a_run_in_the_format_that_was_named(string name, string beginning)
    {
        using var writer = new StringWriter();
        OutputFormats.Write(OutputFormats.Of(name), Reporting.HostileReport.Saying("x"), writer);
        Assert.StartsWith(beginning, writer.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\n", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_formats_that_there_are() =>
        Assert.Contains(OutputFormats.Names, Assert.Throws<MisuseException>(() => OutputFormats.Of("pdf")).Message);
}
