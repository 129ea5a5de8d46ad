using System.Diagnostics;
using System.Globalization;
using AdScan.Classification;
using AdScan.Harness;

namespace AdScan.Benchmarks;

/// <summary>The shipped classifier, fastText trained on the same rows, and a scan for the words of public lists, on the same texts in one run and on one core.</summary>
/// <remarks>Time is that of the whole path: what it takes from a text to its label, without loading the model.</remarks>
internal static class TextRivals
{
    private static readonly string[] Kinds = ["--on", "--words"];

    /// <param name="arguments"><c>TRAIN… --on SET… [--words LIST…]</c>, each a file of JSON Lines; of files whose labels are a source's, 8,000 rows are trained on.</param>
    public static void Run(IReadOnlyList<string> arguments)
    {
        var training = Files(arguments, "").SelectMany(path => TrainCommand.Sampled(LabelledTexts.Read(path), 8000)).Where(t => t.Split == TextSplit.Train).ToList();
        var sets = Files(arguments, "--on").Select(path => (Name: Path.GetFileNameWithoutExtension(path), Texts: LabelledTexts.Read(path).Where(t => !t.IsOwn || t.Split == TextSplit.Test).ToList())).ToList();
        var own = Files(arguments, "").SelectMany(LabelledTexts.Read).Where(t => t is { IsOwn: true, Split: TextSplit.Test }).ToList();
        if (own.Count > 0) sets.Insert(0, ("our test split", own));
        using var fastText = FastTextRival.Train(training);
        List<ITextRival> rivals = [new ShippedRival(), fastText];
        if (Files(arguments, "--words").ToList() is { Count: > 0 } lists) rivals.Add(WordListRival.Read(lists));
        Console.WriteLine($"{training.Count} rows trained on\n\n| set | texts | by | macro-F1 | violations caught | clean flagged | texts/s | bytes allocated/text |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (name, texts) in sets)
        {
            foreach (var rival in rivals) Console.WriteLine(Row(name, texts, rival));
        }
    }

    private static IEnumerable<string> Files(IReadOnlyList<string> arguments, string kind)
    {
        var current = "";
        foreach (var argument in arguments)
        {
            if (Kinds.Contains(argument)) current = argument;
            else if (current == kind) yield return argument;
        }
    }

    /// <summary>Every rival answers with one label: what is not clean is flagged, whatever it is called.</summary>
    private static string Row(string set, List<LabelledText> texts, ITextRival rival)
    {
        var lines = texts.Select(t => t.Text.ReplaceLineEndings(" ")).ToList();
        rival.Guess(lines.Take(100).ToList());
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var (guesses, time) = rival.Guess(lines);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var answers = texts.Zip(guesses, (text, guess) => (Truth: text.Label, Guess: guess)).ToList();
        var macroF1 = answers.Select(a => a.Truth).Distinct().Average(label => LabelQuality.Of(answers.Select(a => (a.Truth == label, a.Guess == label))).F1);
        string Flagged(bool isClean)
        {
            var those = answers.Where(a => (a.Truth == TextLabel.Clean) == isClean).ToList();
            return those.Count == 0 ? "–" : those.Average(a => a.Guess == TextLabel.Clean ? 0.0 : 1).ToString("0.0 %", CultureInfo.InvariantCulture);
        }

        return string.Create(CultureInfo.InvariantCulture, $"| {set} | {texts.Count} | {rival.Name} | {macroF1:0.000} | {Flagged(isClean: false)} | {Flagged(isClean: true)} | {texts.Count / time.TotalSeconds:0} | {(rival.IsOutside ? "–" : (allocated / texts.Count).ToString(CultureInfo.InvariantCulture))} |");
    }

    /// <summary>Measures what happens on this thread.</summary>
    internal static (IReadOnlyList<TextLabel> Guesses, TimeSpan Time) Timed(IReadOnlyList<string> texts, Func<string, TextLabel> guess)
    {
        var guesses = new List<TextLabel>(texts.Count);
        var began = Stopwatch.GetTimestamp();
        foreach (var text in texts) guesses.Add(guess(text));
        return (guesses, Stopwatch.GetElapsedTime(began));
    }
}
