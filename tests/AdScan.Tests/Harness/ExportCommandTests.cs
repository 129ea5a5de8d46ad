using AdScan.Harness;
using AdScan.Reporting;
using AdScan.Tests.Reporting;
using Newtonsoft.Json.Linq;
using Parquet.Serialization;
using HostileReport = AdScan.Tests.Reporting.HostileReport;

namespace AdScan.Tests.Harness;

[Collection("console")]
public sealed class ExportCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Run => Path.Combine(_scratch.Path, "run");

    private string Out => Path.Combine(_scratch.Path, "out");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Writes_the_findings_as_parquet_with_the_columns_of_the_csv()
    {
        var report = await WriteRunAsync();
        Assert.Equal(0, (await ExportAsync(Run, "--format", "parquet", "--out", Out)).Code);
        var rows = (await ParquetSerializer.DeserializeAsync<ParquetRow>(Out)).Data;
        Assert.Equal(report.Findings.Count + 1, rows.Count);
        var finding = report.Findings[0];
        Assert.Equal(("cr-1042", finding.Rule, finding.Quote, finding.Score), (rows[0].Snippet, rows[0].Rule, rows[0].Quote, rows[0].Score));
        Assert.Equal(finding.Viewers, rows[0].Viewers);
        Assert.StartsWith("《中华人民共和国", rows[0].LegalBasis[0]);
        Assert.Equal(("inconclusive", null, "没看到。Not seen."), (rows[^1].Verdict, rows[^1].Rule, rows[^1].Message));
        await ExportAsync(Run, "--format", "csv", "--out", Out);
        var header = (await File.ReadAllLinesAsync(Out))[0].TrimStart('\ufeff').Split(',');
        Assert.Equal(header, typeof(ParquetRow).GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]));
    }

    [Theory]
    [InlineData("csv", "cr-1042")]
    [InlineData("sarif", "\"version\": \"2.1.0\"")]
    [InlineData("markdown", "cr-1042")]
    [InlineData("json", "\"schema\": \"adscan-report/1\"")]
    public async Task Writes_one_snippet_in_each_format(string format, string told)
    {
        await WriteRunAsync();
        Assert.Equal(0, (await ExportAsync(Run, "--format", format, "--snippet", "cr-1042", "--out", Out)).Code);
        var written = await File.ReadAllTextAsync(Out);
        Assert.Contains(told, written);
        Assert.DoesNotContain("Not seen.", written);
    }

    [Theory]
    [InlineData("A PDF is of one snippet", "--format", "pdf")]
    [InlineData("--format 'docx' is unknown", "--format", "docx")]
    [InlineData("has no snippet 'nobody'", "--format", "csv", "--snippet", "nobody")]
    [InlineData("--language 'fr' is unknown", "--format", "pdf", "--snippet", "cr-1042", "--language", "fr")]
    public async Task Refuses_what_it_cannot_write_in_one_sentence_and_leaves_no_file(string told, params string[] arguments)
    {
        await WriteRunAsync();
        var (code, error) = await ExportAsync([Run, "--out", Out, .. arguments]);
        Assert.Equal(2, code);
        Assert.Contains(told, error);
        Assert.Empty(Directory.GetFiles(_scratch.Path));
    }

    [Fact]
    public async Task Leaves_a_file_as_it_was_where_the_run_cannot_be_read()
    {
        var file = _scratch.Write("out", "earlier");
        var (code, error) = await ExportAsync(_scratch.Path, "--format", "csv", "--out", file);
        Assert.Equal(2, code);
        Assert.Contains("scan --resume", error);
        Assert.Equal("earlier", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Says_where_a_file_cannot_be_written()
    {
        await WriteRunAsync();
        var (code, error) = await ExportAsync(Run, "--format", "csv", "--out", Path.Combine(_scratch.Path, "no", "such", "folder"));
        Assert.Equal(2, code);
        Assert.Contains("cannot be written", error);
    }

    /// <summary>A run of a snippet that was judged and one that could not be.</summary>
    private async Task<ScanReport> WriteRunAsync()
    {
        var report = await RunFolderTests.JudgeAsync("cr-1042") with { Verdict = Verdict.Block };
        using var folder = RunFolder.Open(Run, new JObject(), resume: false, DateTimeOffset.UnixEpoch);
        folder.Write(report);
        folder.Write(report with { Id = "cr-unseen", Verdict = Verdict.Inconclusive, Findings = [], Reason = "没看到。Not seen.", Facts = [] });
        folder.Finish(HostileReport.Saying("x") with { Snippets = folder.Reports, Summary = RunSummary.Of(folder.Reports), Viewers = Impress.Viewers.Select(ViewerLabel.Of).ToList() });
        return report;
    }

    /// <summary>Runs the command; what it said, to whichever stream.</summary>
    private static async Task<(int Code, string Said)> ExportAsync(params string[] arguments)
    {
        var said = new StringWriter();
        var error = Console.Error;
        Console.SetError(said);
        try
        {
            return (await Tool.RunAsync(["export", .. arguments]), said.ToString());
        }
        finally
        {
            Console.SetError(error);
        }
    }
}
