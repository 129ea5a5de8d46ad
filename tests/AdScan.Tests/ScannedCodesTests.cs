using AdScan.Impressions;
using AdScan.Viewers;

namespace AdScan.Tests;

/// <summary>Which codes are followed, and what comes of it joins the impression that showed them.</summary>
public sealed class ScannedCodesTests
{
    [Fact]
    public void Each_address_is_followed_once_and_only_addresses_are()
    {
        var impressions = Impress.Viewers.Take(3).Select((v, i) => Showing(v, "https://a.example/", i == 1 ? "https://b.example/" : "微信号 abc", "weixin://x")).ToList();
        Assert.Equal([(0, "https://a.example/"), (1, "https://b.example/")], ScannedCodes.In(impressions).Select(pair => (pair.Impression, pair.Code.Text)));
    }

    [Fact]
    public void No_more_than_three_are_followed() =>
        Assert.Equal(3, ScannedCodes.In([Showing(Impress.Viewers[0], Enumerable.Range(0, 9).Select(i => $"https://a{i}.example/").ToArray())]).Count());

    [Fact]
    public void The_markup_of_the_link_keeps_a_hostile_address_an_address()
    {
        var link = ScannedCodes.LinkTo(new TextPiece { Text = "https://a.example/\"><script>1</script>", Source = TextSource.Qr });
        Assert.DoesNotContain("<script", link.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_fetched_behind_a_code_joins_the_archive()
    {
        static NetworkCapture Fetched(string url) => new() { Url = url, Method = "GET", StartedAt = DateTimeOffset.UnixEpoch };
        var seen = Showing(Impress.Viewers[0], "https://a.example/") with { Captures = [Fetched("https://ad.example/")], Captured = new CapturedTraffic(1, 0, 0) };
        var joined = ScannedCodes.Join(seen, seen.Looks[0].Pieces[0], Showing(Impress.Viewers[0]) with { Captures = [Fetched("https://a.example/")] });
        Assert.Equal(["https://ad.example/", "https://a.example/"], joined.Captures.Select(capture => capture.Url));
        Assert.Equal(2, joined.Captured?.Entries);
    }

    private static Impression Showing(Viewer viewer, params string[] codes)
    {
        var impression = Impress.Showing(viewer, "扫码");
        return impression with { Looks = impression.Looks.Select(look => look with { Pieces = codes.Select(code => new TextPiece { Text = code, Source = TextSource.Qr }).ToList() }).ToList() };
    }
}
