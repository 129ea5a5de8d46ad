using System.CommandLine;
using System.Globalization;
using AdScan.Classification;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Harness;

/// <summary><c>adscan evaluate</c>: how well a classifier does, on the test split of our own texts and on the whole of anyone else's.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var data = new Argument<string[]>("DATA") { Description = "JSON Lines with text and label (or mapped).", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "A model other than the shipped one." };
        var split = new Option<string>("--split") { Description = "test: of texts with labels of ours, only those held out; all: every text.", DefaultValueFactory = _ => "test" };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        var errors = new Option<int>("--errors") { Description = "Also print so many of the texts judged wrongly.", DefaultValueFactory = _ => 0 };
        var evasion = new Option<bool>("--evasion") { Description = "Also measure how many of the violations caught are still caught when they are written evasively, in ten ways.", DefaultValueFactory = _ => false };
        var command = new Command("evaluate", "Measure a classifier: precision, recall, F1, calibration, confusion, at its thresholds.") { data, model, split, format, errors, evasion };
        command.SetAction(parsed =>
        {
            var all = parsed.GetValue(split) switch { "all" => true, "test" => false, var other => throw new MisuseException($"--split '{other}' is unknown: write test or all.") };
            var texts = parsed.GetValue(data)!.SelectMany(LabelledTexts.Read).Where(t => all || !t.IsOwn || t.Split == TextSplit.Test).ToList();
            if (texts.Count == 0) throw new MisuseException("the data holds no labelled text to measure on.");
            var classifier = parsed.GetValue(model) is { } path ? AdTextClassifier.Load(path) : AdTextClassifier.Shipped;
            var evaluation = AdTextEvaluation.Of(classifier, texts);
            var robust = parsed.GetValue(evasion) ? EvasionEvaluation.Of(classifier, texts) : null;
            if (parsed.GetValue(format) == "json") Console.WriteLine(ToJson(classifier, evaluation, robust).ToString(Formatting.Indented));
            else Print(classifier, evaluation, robust);
            PrintErrors(classifier, texts, parsed.GetValue(errors));
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Print(AdTextClassifier classifier, AdTextEvaluation e, IReadOnlyDictionary<string, double>? robust)
    {
        Line($"{classifier.Version}, {e.Texts} texts");
        foreach (var (label, q) in e.Labels) Line($"{Name(label),-8} precision {q.Precision:0.000}  recall {q.Recall:0.000}  F1 {q.F1:0.000}  of {q.Support}");
        Line($"macro-F1 {e.MacroF1:0.000} [{e.MacroF1Interval.Low:0.000}, {e.MacroF1Interval.High:0.000}]  accuracy {e.Accuracy:0.000}  calibration error {e.CalibrationError:0.000}");
        Line($"at the thresholds: {e.Caught:0.0%} of violations caught, {e.CleanFlagged:0.00%} of clean flagged, {e.CleanBlocked:0.00%} of clean blocked");
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

    private static JObject ToJson(AdTextClassifier classifier, AdTextEvaluation e, IReadOnlyDictionary<string, double>? robust) => new()
    {
        ["model"] = classifier.Version,
        ["texts"] = e.Texts,
        ["macroF1"] = e.MacroF1,
        ["macroF1Interval"] = new JArray(e.MacroF1Interval.Low, e.MacroF1Interval.High),
        ["accuracy"] = e.Accuracy,
        ["calibrationError"] = e.CalibrationError,
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
