using AdScan.Harness.Lab;
using AdScan.Reporting;
using AdScan.Viewers;

namespace AdScan.Tests.Harness;

public sealed class LabTests
{
    [Fact]
    public void Holds_enough_cases_each_with_an_id_of_its_own()
    {
        var cases = LabCaseReader.ReadAll();
        Assert.True(cases.Count >= 24);
        Assert.Equal(cases.Count, cases.Select(c => c.Id).Distinct().Count());
        Assert.True(cases.Count(c => c.Sets.Contains("demo")) >= 12);
        Assert.True(cases.Count(c => c.Sets.Contains("clean") && c.Truth.Verdict == "pass") >= 6);
        Assert.Equal(2, cases.Count(c => c.Sets.Contains("tiny")));
    }

    [Theory]
    [InlineData("<p>", ":1")]
    [InlineData("<!-- case\n{ \"id\": }\n-->\n=== tag\nx", ":2")]
    [InlineData("<!-- case\n{\"id\":\"a\",\"mechanism\":\"m\",\"title\":\"t\",\"titleEn\":\"t\",\"advertiser\":\"a\",\"truth\":{\"verdict\":\"pass\"}}\n-->\n", "no section 'tag'")]
    [InlineData("<!-- case\n{\"id\":\"a\",\"mechanism\":\"m\",\"title\":\"t\",\"titleEn\":\"t\",\"advertiser\":\"a\",\"truth\":{\"verdict\":\"pass\"},\"serve\":[{\"path\":\"/x\",\"section\":\"no\"}]}\n-->\n=== tag\nx", "'no'")]
    [InlineData("<!-- case\n{\"id\":\"a\",\"mechanism\":\"m\",\"title\":\"t\",\"titleEn\":\"t\",\"advertiser\":\"a\",\"truth\":{\"verdict\":\"pass\"}}\n-->\n=== tag\nx\n=== tag\ny", "twice")]
    public void Refuses_a_broken_case_with_place(string text, string told) =>
        Assert.Contains(told, Assert.Throws<FormatException>(() => LabCaseReader.Parse(text, "case.html")).Message);

    [Theory]
    [InlineData("region-by-address/show.js", "X-Forwarded-For", "61.139.2.69", "今晚就能约")]
    [InlineData("region-by-address/show.js", "X-Forwarded-For", "202.96.209.133", "鲜花")]
    [InlineData("region-by-address/show.js", "X-Other", "", "鲜花")]
    [InlineData("device-by-agent/creative.js", "User-Agent", "Mozilla/5.0 (iPhone)", "上分")]
    [InlineData("device-by-agent/creative.js", "User-Agent", "Mozilla/5.0 (Linux)", "象棋残局")]
    [InlineData("device-by-hints/a.js", "Sec-CH-UA-Platform", "\"Android\"", "刷单")]
    [InlineData("device-by-hints/a.js", "Sec-CH-UA-Platform", "\"Windows\"", "文具")]
    public async Task Answers_by_who_asks(string path, string header, string value, string expected)
    {
        await using var exchange = await LabExchange.StartAsync(0, Region.Known, CancellationToken.None);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{exchange.Port}/{path}");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await client.SendAsync(request);
        Assert.Contains(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Shows_people_an_index_and_each_case()
    {
        await using var exchange = await LabExchange.StartAsync(0, Region.Known, CancellationToken.None);
        using var client = new HttpClient();
        Assert.Contains("region-by-address", await client.GetStringAsync($"http://127.0.0.1:{exchange.Port}/"));
        Assert.Contains("show.js", await client.GetStringAsync($"http://127.0.0.1:{exchange.Port}/case/region-by-address"));
    }

    [Fact]
    public async Task Grades_right_what_is_right_and_says_what_is_wrong()
    {
        var known = LabCaseReader.ReadAll().Single(c => c.Id == "plain-medicine");
        await using var scanner = new AdScanner();
        var snippet = new AdScan.Snippets.AdSnippet("x") { Id = known.Id };
        var right = scanner.Judge(snippet, Impress.Viewers.Select(v => Impress.Showing(v, "血糖高别再吃药了，三天降下来，停药不反弹\n老中医祖传秘方，根治糖尿病")).ToList());
        Assert.Empty(LabGrade.Of(known, right, Impress.Viewers).Wrong);

        var partly = scanner.Judge(snippet, Impress.Viewers.Select((v, i) => Impress.Showing(v, i == 0 ? "原木餐桌" : "三天降下来，停药不反弹，根治糖尿病")).ToList());
        Assert.Contains(LabGrade.Of(known, partly, Impress.Viewers).Wrong, w => w.Contains("was not seen by CN-BJ/iphone-15", StringComparison.Ordinal));

        var clean = scanner.Judge(snippet, Impress.Viewers.Select(v => Impress.Showing(v, "原木餐桌")).ToList());
        Assert.Contains(LabGrade.Of(known, clean, Impress.Viewers).Wrong, w => w.Contains("expected flag, got pass", StringComparison.Ordinal));
        Assert.Equal(Verdict.Pass, clean.Verdict);
    }

    [Fact]
    public void Counts_by_category_what_was_caught_what_was_named_and_what_was_honest()
    {
        static LabResult Result(string id, string verdict, string got, params string[] found) =>
            new(new LabCase { Id = id, Mechanism = "", Title = "", TitleEn = "", Advertiser = "", Truth = new LabTruth { Verdict = verdict, Categories = verdict == "flag" ? ["false"] : [] } }, got, []) { Found = found };
        var tallies = LabTally.Of(
        [
            Result("named", "flag", "block", "false"), Result("caught as another", "flag", "review", "vulgar"), Result("missed", "flag", "pass"),
            Result("unread", "flag", "pass") with { IsUnread = true }, Result("honest", "pass", "pass"), Result("alarm", "pass", "review", "false", "illegal"),
        ]);
        Assert.Equal([new LabTally("false", 3, 2, 1, 1), new LabTally("illegal", 0, 0, 0, 1)], tallies);
        Assert.Equal((1 / 3.0, 0.5), (tallies[0].Recall!.Value, tallies[0].Precision!.Value));
        Assert.Null(tallies[1].Recall);
    }
}
