using System.Diagnostics;
using System.Text;
using AdScan.Snippets;

namespace AdScan.Tests.Snippets;

/// <summary>Feeds that are attacks: on what reads them, on the order of records, on what the ids become.</summary>
public sealed class HostileFeedTests : IDisposable
{
    private const int Limit = 1024;
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("""{"id":"a","html":"benign","html":"other"}""", "already exists")]
    [InlineData("""{"id":"a","html":"x","width":1e999}""", "broken")]
    [InlineData("""{"id":"a","html":"x","width":88888888888818888888888888888.88881888}""", "too large")]
    [InlineData("""{"id":"a","html":"x","width":NaN}""", "feed.jsonl:1")]
    [InlineData("""{"id":"a","html":"x","width":-Infinity}""", "feed.jsonl:1")]
    [InlineData("""{"id":"a","html":"x","width":"NaN"}""", "CSS pixels")]
    [InlineData("""{"id":"a","html":["x"]}""", "html is neither text nor a number")]
    [InlineData("""{"id":true,"html":"x"}""", "id is neither text nor a number")]
    [InlineData("""{"id":"a","html":"x","keywords":[{"a":1}]}""", "list of strings")]
    [InlineData("""{"id":"\u001b[2Ja","html":"x"}""", "control characters")]
    [InlineData("""{"id":"a\u0000b","html":"x"}""", "control characters")]
    [InlineData("{\"id\":\"a\",\"html\":\"x\"\r", "feed.jsonl:1:")]
    public async Task Refuses_a_record_that_two_readers_could_read_differently(string record, string problem)
    {
        var message = await WhyAsync("feed.jsonl", record);
        Assert.Contains(problem, message);
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Fact]
    public async Task Refuses_deep_nesting_and_endless_numbers_with_a_short_sentence()
    {
        Assert.Contains("MaxDepth", await WhyAsync("feed.jsonl", "{\"a\":" + new string('[', 60_000)));
        Assert.InRange((await WhyAsync("feed.jsonl", "{\"id\":\"a\",\"html\":\"x\",\"width\":" + new string('9', 60_000) + "}")).Length, 1, 1000);
        Assert.InRange((await WhyAsync("feed.jsonl", "{\"html\":\"x\",\"id\":\"" + new string('i', 60_000) + "\"}")).Length, 1, 1000);
        Assert.InRange((await WhyAsync("feed.jsonl", "{\"id\":\"a\",\"url\":\"" + new string('u', 60_000) + "\"}")).Length, 1, 1000);
    }

    [Fact]
    public async Task Reads_half_characters_as_a_browser_would_and_marks_what_is_too_large()
    {
        var snippets = await FeedReader.ReadAsync(_scratch.Write("feed.jsonl", "{\"id\":\"half\",\"html\":\"a\\ud800b\"}\n{\"id\":\"whole\",\"html\":\"\\ud83d\\ude00\\u0000\"}\n{\"id\":\"long\",\"html\":\"" + new string('长', Limit / 2) + "\"}"), Limit);
        Assert.Equal(("a\ufffdb", "😀\0"), (snippets[0].Content, snippets[1].Content));
        Assert.Equal((null, null), (snippets[0].Defect, snippets[1].Defect));
        Assert.Contains("over the limit", snippets[2].Defect);
    }

    [Fact]
    public async Task Reads_through_byte_order_marks_and_carriage_returns() =>
        Assert.Equal(["a", "b"], (await FeedReader.ReadAsync(_scratch.Write("feed.jsonl", "\ufeff{\"id\":\"a\",\"html\":\"x\"}\r\n\r\n{\"id\":\"b\",\"html\":\"y\"}\r\n"), Limit)).Select(s => s.Id));

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\x")]
    [InlineData("..")]
    [InlineData("a.impressions.json")]
    public async Task Lets_no_id_lead_out_of_the_evidence_folder(string id)
    {
        var snippet = Assert.Single(await FeedReader.ReadAsync(_scratch.Write("feed.jsonl", Newtonsoft.Json.JsonConvert.SerializeObject(new { id, html = "x" })), Limit));
        Assert.Equal(id, snippet.Id);
        Assert.Matches("^evidence/[0-9a-f]{16}[.]impressions[.]json$", EvidencePaths.ImpressionsOf(snippet.Id));
    }

    [Theory]
    [InlineData("id,html\na,\"<p>1</p>\nb,<p>2</p>\n", "feed.csv:2: the quotes")]
    [InlineData("id,html\na,\"<p>\nb,\"<b>2</b>\"\nc,3\"\n", "feed.csv:2: the quotes")]
    [InlineData("id,html\na,x\n\n\"b\" ,y\n", "the quotes")]
    [InlineData("id,html\na,<p class=\"x\">\n", "the quotes")]
    [InlineData("id,html,html\na,benign,other\n", "'html' twice")]
    [InlineData("id,html\n\"a\nb\",x\n", "control characters")]
    [InlineData("name\nx\n", "none of html, url, text")]
    public async Task Refuses_csv_that_hides_rows_or_columns(string csv, string problem) => Assert.Contains(problem, await WhyAsync("feed.csv", csv));

    [Fact]
    public async Task Marks_large_fields_and_keeps_nul_characters_of_csv()
    {
        var snippets = await FeedReader.ReadAsync(_scratch.Write("feed.csv", $"id,html\r\na,\"{new string('x', 4_000_000)}\"\r\nb,\"n\0l\"\r\n\r\nc,\"say \"\"hi\"\"\"\r\n"), Limit);
        Assert.Contains("over the limit", snippets[0].Defect);
        Assert.Equal("n\0l", snippets[1].Content);
        Assert.Equal("say \"hi\"", snippets[2].Content);
    }

    [Fact]
    public async Task Follows_no_link_below_a_folder()
    {
        _scratch.Write("ads/a.html", "x");
        _scratch.Write("secret.html", "secret");
        var folder = Path.Combine(_scratch.Path, "ads");
        Directory.CreateSymbolicLink(Path.Combine(folder, "loop"), folder);
        Assert.Contains("loop: is a link", (await Assert.ThrowsAsync<FeedException>(() => FeedReader.ReadAsync(folder, Limit))).Message);
        Directory.Delete(Path.Combine(folder, "loop"));
        File.CreateSymbolicLink(Path.Combine(folder, "b.html"), Path.Combine(_scratch.Path, "secret.html"));
        Assert.Contains("b.html: is a link", (await Assert.ThrowsAsync<FeedException>(() => FeedReader.ReadAsync(folder, Limit))).Message);
    }

    [Theory]
    [InlineData("pipe.html")]
    [InlineData("pipe.jsonl")]
    [InlineData("pipe.zip")]
    public async Task Does_not_wait_for_a_pipe(string name)
    {
        if (OperatingSystem.IsWindows()) return;
        using (var make = Process.Start("mkfifo", Path.Combine(_scratch.Path, name))) await make.WaitForExitAsync();
        File.CreateSymbolicLink(Path.Combine(_scratch.Path, "link-to-" + name), Path.Combine(_scratch.Path, name));
        foreach (var pipe in new[] { name, "link-to-" + name })
        {
            var reading = Task.Run(() => FeedReader.ReadAsync(Path.Combine(_scratch.Path, pipe), Limit)).WaitAsync(TimeSpan.FromSeconds(10));
            if (name == "pipe.html") Assert.Contains("no regular file", (await reading).Single().Defect);
            else await Assert.ThrowsAsync<FeedException>(() => reading);
        }
    }

    [Fact]
    public async Task Reads_a_folder_whatever_the_case_of_its_extensions()
    {
        _scratch.Write("A.HTML", "x");
        _scratch.Write("notes.htmlx", "x");
        Assert.Equal(["A"], (await FeedReader.ReadAsync(_scratch.Path, Limit)).Select(s => s.Id));
    }

    private async Task<string> WhyAsync(string name, string feed) =>
        (await Assert.ThrowsAsync<FeedException>(() => FeedReader.ReadAsync(_scratch.Write(name, Encoding.UTF8.GetBytes(feed)), Limit))).Message;
}
