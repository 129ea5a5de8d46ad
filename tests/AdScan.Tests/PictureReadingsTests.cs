using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Tests;

/// <summary>What pictures say is read once, joins what the page says, and is judged like it.</summary>
public sealed class PictureReadingsTests : IAsyncDisposable
{
    private const string Bad = "真人荷官在线发牌，首充100送18";
    private const string Good = "原木餐桌，环保水性漆";

    private readonly AdScanner _scanner = new();

    public ValueTask DisposeAsync() => _scanner.DisposeAsync();

    [Fact]
    public async Task What_a_picture_says_is_found_with_its_box_and_source()
    {
        var report = await JudgeAsync(new Reader { Lines = [new PictureLine(Bad, new Box(30, 40, 200, 20), 0.97)] }, Good);
        Assert.NotEqual(Verdict.Pass, report.Verdict);
        Assert.Contains(Bad, report.Variants[0].Text, StringComparison.Ordinal);
        var finding = Assert.Single(report.Findings, f => f.Rule == "text-illegal");
        Assert.Equal((TextSource.Image, new Box(20, 35, 200, 20)), (finding.Source, finding.Box!.Value));
        Assert.NotEmpty(finding.Evidence);
        Assert.DoesNotContain(report.Coverage.NotChecked, said => said.Contains("pictures", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_could_hardly_be_read_blocks_nothing()
    {
        var report = await JudgeAsync(new Reader { Lines = [new PictureLine(Bad, new Box(30, 40, 200, 20), 0.5)] }, Good);
        Assert.Equal(Verdict.Review, report.Verdict);
    }

    [Theory]
    [InlineData("原木餐桌，环保水性漆")]
    [InlineData("原木餐桌 环保水性漆")]
    [InlineData("环保水性漆")]
    public async Task A_line_that_repeats_the_page_is_dropped(string line)
    {
        var report = await JudgeAsync(new Reader { Lines = [new PictureLine(line, default, 0.97)] }, Good);
        Assert.Equal(Good, report.Variants[0].Text);
    }

    [Theory]
    [InlineData("限时价格只要39元一件", "限时价格只要89元一件")]
    [InlineData("保本", "不保本")]
    public async Task A_line_that_says_more_or_else_than_the_page_is_kept(string page, string line)
    {
        var report = await JudgeAsync(new Reader { Lines = [new PictureLine(line, default, 0.97)] }, page);
        Assert.Equal($"{page}\n{line}", report.Variants[0].Text);
    }

    [Fact]
    public async Task Each_distinct_picture_is_read_once_for_all_viewers()
    {
        var reader = new Reader();
        using var readings = new PictureReadings(reader);
        await readings.AddToAsync(Impress.Viewers.Select(v => Seen(v, Good)).ToList(), CancellationToken.None);
        await readings.AddToAsync([Seen(Impress.Viewers[0], Good), Seen(Impress.Viewers[1], Bad)], CancellationToken.None);
        Assert.Equal(2, reader.Asked);
    }

    [Fact]
    public async Task The_same_picture_read_a_little_differently_is_one_content()
    {
        var first = await ReadAsync(new Reader { Lines = [new PictureLine("全场家具限时五折起售", default, 0.97)] }, Seen(Impress.Viewers[0], "家具"));
        var other = await ReadAsync(new Reader { Lines = [new PictureLine("全场家貝限时五折起售", default, 0.9)] }, Seen(Impress.Viewers[1], "家具"));
        var dearer = await ReadAsync(new Reader { Lines = [new PictureLine("全场家具限时8折起售", default, 0.9)] }, Seen(Impress.Viewers[2], "家具"));
        Assert.Equal(2, _scanner.Judge(new AdSnippet("<p>"), [first, other, dearer]).Variants.Count);
    }

    [Fact]
    public async Task The_reader_is_told_where_drawings_stand_and_which_text_is_known()
    {
        var reader = new Reader();
        await ReadAsync(reader, Seen(Impress.Viewers[0], Good));
        Assert.Equal([new Box(60, 55, 80, 60)], reader.Map!.Drawings);
        Assert.Equal([new Box(10, 5, 100, 20), new Box(10, 5, 300, 20)], reader.Map.Texts);
    }

    [Fact]
    public async Task What_could_not_be_read_is_no_pass()
    {
        var report = await JudgeAsync(new Reader { Failure = "The picture is broken." }, Good);
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.Contains(report.Coverage.NotChecked, said => said.Contains("The picture is broken.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_machine_cannot_read_is_said()
    {
        var report = await JudgeAsync(new Reader { NotRead = ["二维码未识别。QR codes were not read."] }, Good);
        Assert.Equal(Verdict.Pass, report.Verdict);
        Assert.Contains("二维码未识别。QR codes were not read.", report.Coverage.NotChecked);
    }

    [Fact]
    public void Pictures_that_nobody_read_are_said()
    {
        var report = _scanner.Judge(new AdSnippet("<p>"), [Seen(Impress.Viewers[0], Good)]);
        Assert.Contains(report.Coverage.NotChecked, said => said.Contains("pictures", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.97, 0.01, Verdict.Block)]
    [InlineData(0.02, 0.95, Verdict.Review)]
    [InlineData(0.3, 0.6, Verdict.Pass)]
    public async Task A_pornographic_picture_is_blocked_and_a_suggestive_one_is_for_a_person(double porn, double suggestive, Verdict verdict)
    {
        var content = new PictureContent(new Box(60, 55, 80, 60), 0.01, 0, 1 - porn - suggestive, porn, suggestive);
        var report = await JudgeAsync(new Reader { Contents = [content] }, Good);
        Assert.Equal(verdict, report.Verdict);
        Assert.All(report.Findings, f => Assert.Equal(("picture-vulgar", "vulgar", TextSource.Image, new Box(50, 50, 80, 60)), (f.Rule, f.Category, f.Source, f.Box!.Value)));
    }

    [Fact]
    public async Task A_picture_that_one_visit_showed_was_seen_once_whatever_stands_beside_it()
    {
        var porn = new Reader { Contents = [new PictureContent(new Box(60, 55, 80, 60), 0.01, 0, 0.02, 0.97, 0)] };
        var report = _scanner.Judge(new AdSnippet("<p>"), [await ReadAsync(porn, Seen(Impress.Viewers[0], Good)), await ReadAsync(new Reader(), Seen(Impress.Viewers[1], Good)), await ReadAsync(new Reader(), Seen(Impress.Viewers[2], Good))]);
        var finding = Assert.Single(report.Findings, f => f.Severity == Severity.Block);
        Assert.Equal((1, false), (finding.Seen, finding.IsConfirmed));
    }

    [Theory]
    [InlineData(14.0, 6.4, null)]
    [InlineData(14.0, 1.5, "对比度仅 1.5")]
    [InlineData(7.0, 6.4, "字号仅 7 px")]
    public async Task A_mark_in_a_picture_is_as_good_as_its_pixels(double letterSize, double contrast, string? fault)
    {
        var report = await JudgeAsync(new Reader { Lines = [new PictureLine("广告", new Box(30, 40, 40, 20), 0.99, letterSize, contrast)] }, Good);
        Assert.Equal(fault is null ? [] : ["ad-mark"], report.Findings.Select(f => f.Rule));
        if (fault is not null) Assert.Contains(fault, report.Findings[0].Message, StringComparison.Ordinal);
    }

    private static Impression Seen(Viewer viewer, string text)
    {
        var impression = Impress.Showing(viewer, text);
        var picture = Picture.Of(System.Text.Encoding.UTF8.GetBytes(text), "image/jpeg", 400, 800, new Box(10, 5, 300, 200));
        return impression with { Looks = impression.Looks.Select(look => look with { Picture = picture, Drawings = [new Box(50, 50, 80, 60)], Surroundings = [new Box(0, 0, 300, 20)] }).ToList() };
    }

    private static async Task<Impression> ReadAsync(Reader reader, Impression impression)
    {
        using var readings = new PictureReadings(reader);
        return (await readings.AddToAsync([impression], CancellationToken.None))[0];
    }

    private async Task<ScanReport> JudgeAsync(Reader reader, string page) =>
        _scanner.Judge(new AdSnippet("<p>"), [await ReadAsync(reader, Seen(Impress.Viewers[0], page)), await ReadAsync(reader, Seen(Impress.Viewers[1], page))]);

    private sealed class Reader : IPictureReader
    {
        public string Version => "test 1";

        public IReadOnlyList<string> NotRead { get; init; } = [];

        public IReadOnlyList<PictureLine> Lines { get; init; } = [];

        public IReadOnlyList<PictureContent> Contents { get; init; } = [];

        public string? Failure { get; init; }

        public int Asked { get; private set; }

        public PictureMap? Map { get; private set; }

        public PictureReading Read(Picture picture, PictureMap map, CancellationToken cancellationToken = default)
        {
            (Asked, Map) = (Asked + 1, map);
            return new PictureReading { Lines = Lines, Contents = Contents, Failure = Failure };
        }
    }
}
