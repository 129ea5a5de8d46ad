using System.Text;
using AdScan.Reporting;

namespace AdScan.Tests.Reporting;

public sealed class CsvReportTests
{
    [Fact]
    public async Task Has_a_line_for_each_finding_and_each_snippet_that_could_not_be_judged()
    {
        var report = await RunFolderTests.JudgeAsync("cr-1042");
        var unseen = report with { Id = "cr-unseen", Verdict = Verdict.Inconclusive, Findings = [], Reason = "没看到。Not seen." };
        var rows = CsvRows.Of(HostileReport.Saying("x") with { Snippets = [unseen, report with { Verdict = Verdict.Block, Place = "ads.csv:2" }, report with { Verdict = Verdict.Pass, Findings = [] }] });
        Assert.Equal(report.Findings.Count + 1, rows.Count);
        var (first, last) = (rows[0], rows[^1]);
        Assert.Equal(("block", "cr-1042", "ads.csv:2", "康元堂"), (first["verdict"], first["snippet"], first["place"], first["advertiser"]));
        Assert.Equal((report.Findings[0].Rule, report.Findings[0].Quote), (first["rule"], first["quote"]));
        Assert.Equal(string.Join("; ", report.Findings[0].Viewers), first["viewers"]);
        Assert.StartsWith("《中华人民共和国", first["legalBasis"]);
        Assert.Equal(("inconclusive", "", "没看到。Not seen."), (last["verdict"], last["rule"], last["message"]));
    }

    [Fact]
    public void Begins_with_a_mark_of_utf_8_and_ends_lines_as_the_standard_says()
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))) CsvReport.Write(HostileReport.Saying("a\n\"b\", c"), writer);
        var bytes = stream.ToArray();
        Assert.Equal([0xef, 0xbb, 0xbf], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Equal(2, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Contains("\"a \"\"b\"\", c\"", text);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example/\",\"点我\")", "'=HYPERLINK(\"https://evil.example/\",\"点我\")")]
    [InlineData("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\t=1+1", "'=1+1")]
    [InlineData("\r\n=1+1", "'=1+1")]
    [InlineData("\"=1+1", "\"=1+1")]
    [InlineData("\u202e=1+1", "‹U+202E›=1+1")]
    [InlineData("a\u001b[2Jb\0", "a‹U+001B›[2Jb‹U+0000›")]
    [InlineData("50%=半价", "50%=半价")]
    public void Keeps_formulas_and_what_is_no_text_out_of_cells(string text, string cell) =>
        Assert.Equal(cell, Assert.Single(CsvRows.Of(HostileReport.Saying(text)))["quote"]);
}
