using System.Text;
using AdScan.Snippets;

namespace AdScan.Tests.Snippets;

public sealed class FeedReaderTests : IDisposable
{
    private const int Limit = 1024;
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Reads_every_field_of_a_record()
    {
        var path = _scratch.Write("feed.jsonl", """{"id":"a1","html":"<b>广告</b>","advertiser":"木棉","advertiserDomain":"mumian.example","campaign":"c9","keywords":["家居","窗帘"],"landingUrl":"https://mumian.example/","industry":"家居","width":300,"height":250}""");
        var snippet = Assert.Single(await FeedReader.ReadAsync(path, Limit));
        Assert.Equal(("a1", "<b>广告</b>", SnippetKind.Markup), (snippet.Id, snippet.Content, snippet.Kind));
        Assert.Equal(("木棉", "mumian.example", "c9", "https://mumian.example/", "家居"), (snippet.Advertiser, snippet.AdvertiserDomain, snippet.Campaign, snippet.LandingUrl, snippet.Industry));
        Assert.Equal(["家居", "窗帘"], snippet.Keywords);
        Assert.Equal(new AdSlot(300, 250), snippet.Slot);
    }

    [Fact]
    public async Task Reads_addresses_and_texts()
    {
        var path = _scratch.Write("feed.jsonl", "{\"id\":\"a\",\"url\":\"https://ads.example/1\"}\n\n{\"id\":\"b\",\"text\":\"今日特价\"}\r\n");
        var snippets = await FeedReader.ReadAsync(path, Limit);
        Assert.Equal([SnippetKind.Address, SnippetKind.Text], snippets.Select(s => s.Kind));
        Assert.Equal([$"{path}:1", $"{path}:3"], snippets.Select(s => s.Place));
    }

    [Fact]
    public async Task Names_a_snippet_without_id_by_its_content()
    {
        var path = _scratch.Write("feed.jsonl", "{\"html\":\"<i>1</i>\"}\n{\"html\":\"<i>2</i>\"}");
        var snippets = await FeedReader.ReadAsync(path, Limit);
        Assert.NotEqual(snippets[0].Id, snippets[1].Id);
        Assert.Equal(new AdSnippet("<i>1</i>").Id, snippets[0].Id);
    }

    [Fact]
    public async Task Reads_csv_with_quoted_markup_over_several_lines()
    {
        var path = _scratch.Write("feed.csv", "id,html,keywords,width\na,\"<p>\n\"\"引号\"\"</p>\",家居;窗帘,320\nb,<p>2</p>,,\n");
        var snippets = await FeedReader.ReadAsync(path, Limit);
        Assert.Equal("<p>\n\"引号\"</p>", snippets[0].Content);
        Assert.Equal(["家居", "窗帘"], snippets[0].Keywords);
        Assert.Equal(320, snippets[0].Slot.Width);
        Assert.Null(snippets[1].Slot.Width);
    }

    [Fact]
    public async Task Reads_a_folder_of_html_with_paths_as_ids()
    {
        _scratch.Write("b.html", "<p>b</p>");
        _scratch.Write("in/a.htm", "<p>a</p>");
        var snippets = await FeedReader.ReadAsync(_scratch.Path, Limit);
        Assert.Equal(["b", "in/a"], snippets.Select(s => s.Id));
        Assert.Equal([Path.Combine(_scratch.Path, "b.html"), Path.Combine(_scratch.Path, "in", "a.htm")], snippets.Select(s => s.Place));
    }

    [Fact]
    public async Task Reads_html_that_declares_gb2312()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        var path = _scratch.Write("a.html", gb.GetBytes("<meta charset=\"gb2312\"><p>信息流广告</p>"));
        Assert.Contains("信息流广告", (await FeedReader.ReadAsync(path, Limit))[0].Content);
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"html\":\"x\"}\n{\"id\":\"b\", html}", ":2:", "broken")]
    [InlineData("{\"id\":\"a\",\"html\":\"x\"} {\"id\":\"b\"}", ":1:", "one complete object")]
    [InlineData("[1]", ":1", "not a JSON object")]
    [InlineData("{\"id\":\"a\"}", ":1", "none of html, url, text")]
    [InlineData("{\"id\":\"a\",\"html\":\"x\",\"text\":\"y\"}", ":1", "keep exactly one")]
    [InlineData("{\"id\":\"a\",\"url\":\"ftp://x.example/\"}", ":1", "not an http or https address")]
    [InlineData("{\"id\":\"a\",\"html\":\"x\",\"width\":\"wide\"}", ":1", "CSS pixels")]
    [InlineData("{\"id\":\"a\",\"html\":\"x\"}\n{\"id\":\"a\",\"html\":\"y\"}", ":2", "used at")]
    [InlineData("\n \n", "feed.jsonl", "no snippet")]
    public async Task Refuses_a_broken_feed_with_place_and_mend(string feed, string place, string problem)
    {
        var path = _scratch.Write("feed.jsonl", feed);
        var error = await Assert.ThrowsAsync<FeedException>(() => FeedReader.ReadAsync(path, Limit));
        Assert.Contains(place, error.Message);
        Assert.Contains(problem, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Refuses_what_is_not_there_or_of_no_known_kind()
    {
        Assert.Contains("does not exist", (await Assert.ThrowsAsync<FeedException>(() => FeedReader.ReadAsync(Path.Combine(_scratch.Path, "no.jsonl"), Limit))).Message);
        Assert.Contains("no known kind", (await Assert.ThrowsAsync<FeedException>(() => FeedReader.ReadAsync(_scratch.Write("a.docx", "x"), Limit))).Message);
    }

    [Fact]
    public async Task Keeps_the_rest_of_a_feed_when_one_record_is_too_large_or_badly_encoded()
    {
        var huge = "{\"id\":\"huge\",\"html\":\"" + new string('x', Limit * 80) + "\"}\n";
        var bytes = Encoding.UTF8.GetBytes("{\"id\":\"a\",\"html\":\"x\"}\n" + huge).Concat(new byte[] { 0x7B, 0xFF, 0xFE, 0x0A }).Concat(Encoding.UTF8.GetBytes("{\"id\":\"z\",\"html\":\"y\"}")).ToArray();
        var snippets = await FeedReader.ReadAsync(_scratch.Write("feed.jsonl", bytes), Limit);
        Assert.Equal(4, snippets.Count);
        Assert.Equal([true, false, false, true], snippets.Select(s => s.Defect is null));
        Assert.Contains("size limit", snippets[1].Defect);
        Assert.Contains("UTF-8", snippets[2].Defect);
    }

    [Fact]
    public async Task Makes_a_record_of_an_html_file_that_is_too_large_or_badly_encoded()
    {
        Assert.NotNull((await FeedReader.ReadAsync(_scratch.Write("a.html", new string('x', Limit + 1)), Limit))[0].Defect);
        Assert.NotNull((await FeedReader.ReadAsync(_scratch.Write("b.html", [0x3C, 0xFF, 0xC0]), Limit))[0].Defect);
    }
}
