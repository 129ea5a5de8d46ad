using AdScan.Text;
using CsCheck;

namespace AdScan.Tests.Text;

/// <summary>What holds for every view of every text.</summary>
public sealed class TextViewTests
{
    /// <summary>Pieces on which some step turns, so that random texts meet them often.</summary>
    private static readonly string[] Pieces =
    [
        "弓长", "开", "女子", "贝者", "十尃", "加", "微", "❤", "💖", "薇信", "+v", "🛰", "乾", "隆", "頭髮", "カ", "ロ", "⺡", "囗", "саs", "в", "🅰", "🇨",
        "1OO", "l00", "c4$1n0", " ", ".", "s.e.x", "%", "\u0301", "\u200b", "\u202e", "\ud83d", "\udc96", "ﷺ", "İ", "𝓿", "①", "丨", "𠮷", "\n",
    ];

    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.Char.Select(c => c.ToString()), Gen.String).Array[0, 60].Select(string.Concat);

    [Fact]
    public void Any_text_has_every_view_and_origins_lead_in_order_to_places_within_it() =>
        AnyText.Sample(text => Views(text).All(view => LeadsBack(view, text)));

    [Fact]
    public void A_part_of_a_view_leads_back_to_places_within_that_part() =>
        Gen.Select(AnyText, Gen.Int[0, 80], Gen.Int[0, 80]).Sample((text, one, other) =>
        {
            var (start, end) = (Math.Min(text.Length, Math.Min(one, other)), Math.Min(text.Length, Math.Max(one, other)));
            return Views(text).All(view => LeadsBack(view.Between(start, end), text[start..end]) && view.DifferencesFrom(view) == 0);
        });

    [Fact]
    public void No_view_grows_beyond_a_fixed_multiple_of_a_long_text_made_to_be_slow()
    {
        foreach (var piece in Pieces)
        {
            var text = string.Concat(Enumerable.Repeat(piece, 50_000 / piece.Length));
            var views = Views(text);
            Assert.All(views, view => Assert.True(LeadsBack(view, text)));
            Assert.InRange(views[0].Text.Length, 0, 18 * text.Length); // the longest compatibility form
            Assert.InRange(views[1].Text.Length, 0, 2 * views[0].Text.Length);
            Assert.InRange(views[2].Text.Length, 0, 7 * views[1].Text.Length);
        }
    }

    [Fact]
    public void Views_may_be_asked_for_by_many_at_once()
    {
        var normalized = TextNormalizer.Normalize("加*薇💖信，学会贝者博");
        var views = Enumerable.Range(0, 64).AsParallel().Select(_ => (normalized.Bare, normalized.Pinyin)).ToList();
        Assert.Single(views.Distinct());
    }

    private static TextView[] Views(string text)
    {
        var normalized = TextNormalizer.Normalize(text);
        return [normalized, normalized.Bare, normalized.Pinyin];
    }

    private static bool LeadsBack(TextView view, string text)
    {
        if (view.OriginOf(view.Text.Length) != text.Length) return false;
        for (var i = 0; i < view.Text.Length; i++)
        {
            if (view.OriginOf(i) < 0 || view.OriginOf(i) >= text.Length || view.OriginOf(i) > view.OriginOf(i + 1)) return false;
        }

        return true;
    }
}
