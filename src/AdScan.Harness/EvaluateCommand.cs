using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AdScan.Classification;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Harness;

/// <summary><c>adscan evaluate</c>: how well a classifier does, on the test split of our own texts and on the whole of anyone else's.</summary>
internal static class EvaluateCommand
{
    private const int PlotWidth = 40;

    public static Command Create()
    {
        var data = new Argument<string[]>("DATA") { Description = "JSON Lines with text and label (or mapped).", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "A model other than the shipped one." };
        var split = new Option<string>("--split") { Description = "test: of texts with labels of ours, only those held out; all: every text.", DefaultValueFactory = _ => "test" };
        var language = new Option<string?>("--lang") { Description = "Only texts of this language, as their rows name it: zh or en." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        var errors = new Option<int>("--errors") { Description = "Also print so many of the texts judged wrongly.", DefaultValueFactory = _ => 0 };
        var evasion = new Option<bool>("--evasion") { Description = "Also measure how many of the violations caught are still caught when they are written evasively, in ten ways.", DefaultValueFactory = _ => false };
        var command = new Command("evaluate", "Measure a classifier: precision, recall, F1, calibration, confusion, at its thresholds.") { data, model, split, language, format, errors, evasion };
        command.SetAction(parsed =>
        {
            var all = parsed.GetValue(split) switch { "all" => true, "test" => false, var other => throw new MisuseException($"--split '{other}' is unknown: write test or all.") };
            var texts = parsed.GetValue(data)!.SelectMany(LabelledTexts.Read).Where(t => all || !t.IsOwn || t.Split == TextSplit.Test)
                .Where(t => parsed.GetValue(language) is not { } asked || t.Language == asked).ToList();
            if (texts.Count == 0) throw new MisuseException("the data holds no labelled text to measure on.");
            var began = Stopwatch.GetTimestamp();
            var classifier = parsed.GetValue(model) is { } path ? AdTextClassifier.Load(path) : AdTextClassifier.Shipped;
            var loading = Stopwatch.GetElapsedTime(began);
            var evaluation = AdTextEvaluation.Of(classifier, texts);
            var robust = parsed.GetValue(evasion) ? EvasionEvaluation.Of(classifier, texts) : null;
            if (parsed.GetValue(format) == "json") Console.WriteLine(ToJson(classifier, loading, evaluation, robust).ToString(Formatting.Indented));
            else Print(classifier, loading, evaluation, robust);
            PrintErrors(classifier, texts, parsed.GetValue(errors));
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Print(AdTextClassifier classifier, TimeSpan loading, AdTextEvaluation e, IReadOnlyDictionary<string, double>? robust)
    {
        Line($"{classifier.Version}, loaded in {loading.TotalMilliseconds:0} ms, {e.Texts} texts");
        foreach (var (label, q) in e.Labels) Line($"{Name(label),-8} precision {q.Precision:0.000}  recall {q.Recall:0.000}  F1 {q.F1:0.000}  of {q.Support}");
        Line($"macro-F1 {e.MacroF1:0.000} [{e.MacroF1Interval.Low:0.000}, {e.MacroF1Interval.High:0.000}]  accuracy {e.Accuracy:0.000}  calibration error {e.CalibrationError:0.000}");
        Line($"at the thresholds: {e.Caught:0.0%} of violations caught, {e.CleanFlagged:0.00%} of clean flagged, {e.CleanBlocked:0.00%} of clean blocked");
        foreach (var bin in e.Reliability) Line($"said {bin.Said:0.00}  was {bin.Was:0.00}  {new string('█', (int)Math.Round(bin.Was * PlotWidth)),-PlotWidth}  of {bin.Texts}");
        foreach (var (truth, guesses) in e.Confusion) Line($"{Name(truth),-8} taken for: {string.Join("  ", guesses.Select(g => $"{Name(g.Key)} {g.Value}"))}");
        if (robust is not null) Line($"still caught when written evasively: {string.Join("  ", robust.Select(way => FormattableString.Invariant($"{way.Key} {way.Value:0.0%}")))}");
    }

    private static void PrintErrors(AdTextClassifier classifier, List<LabelledText> texts, int most)
    {
        var wrong = texts.Zip(classifier.Score(texts.Select(t => t.Text).ToList()))
            .Select(pair => (pair.First, Scores: pair.Second, Violation: pair.Second.Vulgar + pair.Second.False + pair.Second.Illegal))
            .OrderByDescending(row => row.First.Label == TextLabel.Clean ? row.Violation : 1 - row.Violation)
            .Take(most);
        foreach (var (text, s, _) in wrong) Line($"{Name(text.Label),-8} v {s.Vulgar:0.00} f {s.False:0.00} i {s.Illegal:0.00}  {text.Text.ReplaceLineEndings(" ")}");
    }

    private static JObject ToJson(AdTextClassifier classifier, TimeSpan loading, AdTextEvaluation e, IReadOnlyDictionary<string, double>? robust) => new()
    {
        ["model"] = classifier.Version,
        ["loadedInMs"] = Math.Round(loading.TotalMilliseconds),
        ["texts"] = e.Texts,
        ["macroF1"] = e.MacroF1,
        ["macroF1Interval"] = new JArray(e.MacroF1Interval.Low, e.MacroF1Interval.High),
        ["accuracy"] = e.Accuracy,
        ["calibrationError"] = e.CalibrationError,
        ["reliability"] = new JArray(e.Reliability.Select(bin => new JObject { ["texts"] = bin.Texts, ["said"] = bin.Said, ["was"] = bin.Was })),
        ["caught"] = e.Caught,
        ["cleanFlagged"] = e.CleanFlagged,
        ["cleanBlocked"] = e.CleanBlocked,
        ["labels"] = new JObject(e.Labels.Select(l => new JProperty(Name(l.Key), new JObject { ["precision"] = l.Value.Precision, ["recall"] = l.Value.Recall, ["f1"] = l.Value.F1, ["support"] = l.Value.Support }))),
        ["evasion"] = robust is null ? null : new JObject(robust.Select(way => new JProperty(way.Key, way.Value))),
        ["confusion"] = new JObject(e.Confusion.Select(c => new JProperty(Name(c.Key), new JObject(c.Value.Select(g => new JProperty(Name(g.Key), g.Value)))))),
    };

    private static string Name(TextLabel label) => label.ToString().ToLowerInvariant();

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
