using AdScan.Rules;

namespace AdScan.Tests.Rules;

public sealed class PhraseMatcherTests
{
    [Fact]
    public void Finds_phrases_within_and_across_each_other()
    {
        var matcher = new PhraseMatcher(["稳赚", "稳赚不赔", "不赔", "赚不", "赔本"]);
        Assert.Equal([(0, 0, 2), (3, 1, 3), (1, 0, 4), (2, 2, 4), (4, 3, 5)], matcher.Find("稳赚不赔本").Select(h => (h.Phrase, h.Start, h.End)));
    }

    [Fact]
    public void Finds_what_a_plain_search_finds_in_any_text()
    {
        var random = new Random(1);
        string Word(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "甲乙丙a"[random.Next(4)]));
        for (var round = 0; round < 300; round++)
        {
            var phrases = Enumerable.Range(0, random.Next(1, 30)).Select(_ => Word(random.Next(1, 6))).Distinct().ToList();
            var text = Word(random.Next(0, 60));
            var plain = from phrase in Enumerable.Range(0, phrases.Count)
                        from start in Enumerable.Range(0, text.Length)
                        where string.CompareOrdinal(text, start, phrases[phrase], 0, phrases[phrase].Length) == 0
                        select (phrase, start, start + phrases[phrase].Length);
            Assert.Equal(plain.Order(), new PhraseMatcher(phrases).Find(text).Select(h => (h.Phrase, h.Start, h.End)).Order());
        }
    }

    [Fact]
    public void Finds_nothing_where_there_is_nothing_to_find() => Assert.Empty(new PhraseMatcher([]).Find("稳赚不赔"));
}
