using System.Text;
using AdScan.Comparison;
using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Rules.Registers;
using AdScan.Snippets;
using AdScan.Viewers;
using BenchmarkDotNet.Attributes;

namespace AdScan.Benchmarks.HotPaths;

/// <summary>The path of what was seen: identify, group, judge, write.</summary>
public class SeenPaths
{
    private static readonly byte[] PictureBytes = new byte[60_000];
    private static readonly AdScanner Scanner = new();
    private readonly AdSnippet _snippet = new("<p></p>") { Id = "cr-1" };
    private IReadOnlyList<Impression> _impressions = [];
    private RunReport _run = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var viewers = ViewerMatrix.Of(RegionCatalog.Resolve("CN-BJ,CN-SH,CN-SC,CN-GD"), DeviceCatalog.Resolve("iphone-15,huawei-mate-60,desktop-windows"));
        _impressions = viewers.Select(viewer => Showing(viewer, Texts.Plain, Texts.Creative, viewer.Region.Id == "CN-SC" ? Texts.Disguised : Texts.Plain)).ToList();
        var reports = Enumerable.Range(0, 100).Select(i => Judge() with { Id = $"cr-{i}" }).ToList();
        _run = new RunReport
        {
            Tool = "adscan",
            Environment = Scanner.Environment,
            Options = [],
            StartedAt = default,
            FinishedAt = default,
            Summary = RunSummary.Of(reports),
            Viewers = viewers.Select(ViewerLabel.Of).ToList(),
            Snippets = reports,
        };
    }

    [Benchmark]
    public string HashPicture() => Picture.Of(PictureBytes, "image/jpeg", 393, 659, default).Sha256;

    [Benchmark]
    public string HashCreative() => CreativeFingerprint.Of(Texts.Creative);

    [Benchmark]
    public int Group() => VariantGrouping.Group(_impressions).Count;

    [Benchmark]
    public ScanReport Judge() => Scanner.Judge(_snippet, _impressions);

    /// <summary>A hundred snippets, twelve impressions each.</summary>
    [Benchmark]
    public int WriteJson() => ReportJson.Write(_run).Length;

    /// <summary>A hundred snippets, without pictures.</summary>
    [Benchmark]
    public long WriteHtml()
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, Encoding.UTF8, leaveOpen: true)) HtmlReport.Write(_run, _ => null, writer);
        return stream.Length;
    }

    private static Impression Showing(Viewer viewer, params string[] texts) => new()
    {
        Viewer = viewer,
        Status = ImpressionStatus.Rendered,
        Looks = texts.Select((text, i) => new Look
        {
            AtMs = 600 + (i * 5000),
            HasContent = true,
            Pieces = text.Split('\n').Select(line => new TextPiece { Text = line, Box = new Box(0, 0, 100, 20) }).ToList(),
        }).ToList(),
    };
}
