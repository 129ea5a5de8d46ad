using System.Text;
using AdScan.Snippets;

namespace AdScan.Tests.Snippets;

public sealed class BidResponseFeedTests
{
    private const int Limit = 1024;

    [Fact]
    public async Task Reads_the_markup_of_every_bid_with_what_it_declares()
    {
        var snippets = await ReadAsync("""
            {"id":"req-1","cur":"CNY","seatbid":[
              {"seat":"s1","bid":[{"id":"b1","impid":"1","price":3.50,"adm":"<b>一</b>","crid":"cr1","cid":"c7","adomain":["mumian.example","x.example"],"w":300,"h":250,"ext":{"a":[1]}}]},
              {"seat":"s2","bid":[{"id":"b2","impid":"1","price":1,"adm":"<b>二</b>","w":0}]}]}
            """);
        Assert.Equal(["cr1", "b2"], snippets.Select(s => s.Id));
        Assert.Equal(("<b>一</b>", "mumian.example", "c7", new AdSlot(300, 250)), (snippets[0].Content, snippets[0].AdvertiserDomain, snippets[0].Campaign, snippets[0].Slot));
        Assert.Equal(new AdSlot(), snippets[1].Slot);
    }

    [Fact]
    public async Task Tells_bids_with_the_same_creative_apart()
    {
        var snippets = await ReadAsync("""{"id":"r","seatbid":[{"seat":"s1","bid":[{"id":"b1","crid":"cr","adm":"1"},{"id":"b2","crid":"cr","adm":"2"}]},{"bid":[{"id":"b1","crid":"other","adm":"3"}]}]}""");
        Assert.Equal(["s1/b1", "s1/b2", "other"], snippets.Select(s => s.Id));
    }

    [Fact]
    public async Task Fills_in_macros_as_for_a_bid_that_won()
    {
        const string Names = "ID,BID_ID,IMP_ID,SEAT_ID,AD_ID,PRICE,CURRENCY,MBR,LOSS,MIN_TO_WIN,MULTIPLIER,IMP_TS";
        var macros = string.Join('|', Names.Split(',').Select(name => $"${{AUCTION_{name}}}"));
        var snippet = (await ReadAsync($$$"""{"id":"r","bidid":"x","cur":"CNY","seatbid":[{"seat":"s","bid":[{"id":"b","impid":"i","adid":"a","price":3.50,"adm":"{{{macros}}}|${AUCTION_PRICE:B64}|${AUCTION_UNKNOWN}|${AUCTION_PRICE:XX}"}]}]}""")).Single();
        Assert.Equal($"r|x|i|s|a|3.50|CNY|1|0|3.50|1||{Convert.ToBase64String(Encoding.UTF8.GetBytes("3.50"))}|${{AUCTION_UNKNOWN}}|${{AUCTION_PRICE:XX}}", snippet.Content);
    }

    [Fact]
    public async Task Fills_in_once_and_within_the_limit()
    {
        Assert.Equal("${AUCTION_PRICE}USD", (await ReadAsync("""{"id":"${AUCTION_PRICE}","seatbid":[{"bid":[{"id":"b","price":1,"adm":"${AUCTION_ID}${AUCTION_CURRENCY}"}]}]}""")).Single().Content);
        var bomb = (await ReadAsync($$$"""{"id":"{{{new string('x', 500)}}}","seatbid":[{"bid":[{"id":"b","adm":"{{{string.Concat(Enumerable.Repeat("${AUCTION_ID}", 50))}}}"}]}]}""")).Single();
        Assert.Contains("over the limit", bomb.Defect);
        Assert.Empty(bomb.Content);
    }

    [Theory]
    [InlineData("\"nurl\":\"https://dsp.example/win\"", "no adm")]
    [InlineData("\"adm\":\"\"", "no adm")]
    [InlineData("\"adm\":\" \\n<?xml version=\\\"1.0\\\"?> <vast version=\\\"4.0\\\"/>\"", "VAST")]
    [InlineData("\"adm\":\" {\\\"native\\\":{}}\"", "native")]
    [InlineData("\"adm\":{\"native\":{}}", "native")]
    public async Task Says_why_a_bid_cannot_be_rendered(string content, string reason) =>
        Assert.Contains(reason, (await ReadAsync($$$"""{"id":"r","seatbid":[{"bid":[{"id":"b",{{{content}}}}]}]}""")).Single().Defect);

    [Theory]
    [InlineData("{\"id\":\"r\",\n\"seatbid\":[}", "bids.json:2:", "broken")]
    [InlineData("{\"id\":\"r\"} {}", "bids.json:1:", "Additional text")]
    [InlineData("[]", "bids.json:1", "not a JSON object")]
    [InlineData("", "bids.json:1", "broken")]
    [InlineData("{\"id\":\"r\",\"nbr\":2}", "bids.json:seatbid", "bid response")]
    [InlineData("{\"seatbid\":[]}", "bids.json", "no snippet")]
    [InlineData("{\"seatbid\":[1]}", "seatbid[0]", "not an object")]
    [InlineData("{\"seatbid\":[{\"bid\":[{\"id\":\"b\",\"adm\":\"x\"},[]]}]}", "seatbid[0].bid[1]", "not an object")]
    [InlineData("{\"seatbid\":[{\"bid\":[{\"adm\":\"x\"}]}]}", "seatbid[0].bid[0]", "no id")]
    [InlineData("{\"seatbid\":[{\"bid\":[{\"id\":\"b\",\"adm\":[1]}]}]}", "seatbid[0].bid[0]", "neither text nor a number")]
    [InlineData("{\"seatbid\":[{\"bid\":[{\"id\":\"b\",\"adm\":\"x\",\"w\":-1}]}]}", "seatbid[0].bid[0]", "CSS pixels")]
    [InlineData("{\"seatbid\":[{\"bid\":[{\"id\":\"b\",\"id\":\"c\",\"adm\":\"x\"}]}]}", "bids.json:1:", "already exists")]
    public async Task Refuses_a_broken_response_with_place_and_mend(string response, string place, string problem)
    {
        var error = await Assert.ThrowsAsync<FeedException>(() => ReadAsync(response));
        Assert.Contains(place, error.Message);
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public async Task Refuses_to_nest_deeply() =>
        Assert.Contains("MaxDepth", (await Assert.ThrowsAsync<FeedException>(() => ReadAsync("{\"ext\":" + new string('[', 100_000)))).Message);

    private static Task<IReadOnlyList<AdSnippet>> ReadAsync(string response) => FeedReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(response)), "bids.json", Limit);
}
