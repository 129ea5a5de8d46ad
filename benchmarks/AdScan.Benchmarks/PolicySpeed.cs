using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AdScan.Rules;

namespace AdScan.Benchmarks;

/// <summary>How fast many phrases are found in text, beside a regular expression of all of them and <see cref="SearchValues{T}"/>: a Markdown table.</summary>
internal static class PolicySpeed
{
    private const int TextLength = 4_000_000;
    private const int Rounds = 5;
    private const string Characters = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府研质量";

    public static void Run()
    {
        var random = new Random(7);
        var text = Text(random);
        Line($".NET {Environment.Version}, {Environment.ProcessorCount} processors, one thread, text of {TextLength * 2 / 1_000_000} MB (UTF-16), best of {Rounds}; every occurrence is found.");
        Line($"");
        Line($"| phrases | found | AdScan (MB/s) | `SearchValues<string>` (MB/s) | one regular expression (MB/s) | policy, whole (MB/s) |");
        Line($"| ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var count in new[] { 500, 5_000, 20_000 })
        {
            var phrases = Phrases(random, count);
            var matcher = new PhraseMatcher(phrases);
            var values = SearchValues.Create([.. phrases], StringComparison.Ordinal);
            var regex = new Regex(string.Join('|', phrases.OrderByDescending(p => p.Length).Select(Regex.Escape)), RegexOptions.Compiled | RegexOptions.CultureInvariant);
            var sample = text[..(TextLength / 100)];
            Line($"| {count} | {matcher.Find(text).Count} | {Speed(text, t => matcher.Find(t).Count)} | {Speed(text, t => Count(values, t))} | {Speed(sample, t => regex.Count(t))} | {(count == 500 ? Speed(sample, new PolicySearch(Policy.Shipped).Find) : "")} |");
        }
    }

    private static string Speed<T>(string text, Func<string, T> find)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            find(text);
            var taken = Stopwatch.GetElapsedTime(begun);
            if (taken < best) best = taken;
        }

        return (text.Length * 2 / 1e6 / best.TotalSeconds).ToString("0.0#", CultureInfo.InvariantCulture);
    }

    private static int Count(SearchValues<string> values, string text)
    {
        var count = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(values) is >= 0 and var at; rest = rest[(at + 1)..]) count++;
        return count;
    }

    private static List<string> Phrases(Random random, int count)
    {
        var phrases = Policy.Shipped.Categories.SelectMany(c => c.Strong).Select(PolicyWords.Normal).ToHashSet(StringComparer.Ordinal);
        while (phrases.Count < count) phrases.Add(Word(random, random.Next(3, 7)));
        return phrases.Take(count).ToList();
    }

    /// <summary>Common characters, commoner ones more often, with a phrase of the policy now and then.</summary>
    private static string Text(Random random)
    {
        var known = Policy.Shipped.Categories.SelectMany(c => c.Strong).Select(PolicyWords.Normal).ToList();
        var text = new StringBuilder(TextLength);
        while (text.Length < TextLength)
        {
            text.Append(Word(random, random.Next(5, 40)));
            if (random.Next(20) == 0) text.Append(known[random.Next(known.Count)]);
            text.Append(random.Next(4) == 0 ? '\n' : ',');
        }

        return text.ToString(0, TextLength);
    }

    private static string Word(Random random, int length) =>
        string.Create(length, random, static (span, random) =>
        {
            foreach (ref var c in span) c = Characters[(int)(Characters.Length * random.NextDouble() * random.NextDouble())];
        });

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
