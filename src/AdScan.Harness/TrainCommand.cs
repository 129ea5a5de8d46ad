using System.CommandLine;
using AdScan.Classification;

namespace AdScan.Harness;

/// <summary><c>adscan train</c>: trains a classifier from files of labelled texts.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var data = new Argument<string[]>("DATA") { Description = "JSON Lines with text and label (or mapped).", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The model file to write.", Required = true };
        var seed = new Option<int>("--seed") { Description = "Fixes everything random.", DefaultValueFactory = _ => 1 };
        var sample = new Option<int>("--sample") { Description = "At most so many rows of each file whose labels are a source's, spread evenly.", DefaultValueFactory = _ => 5000 };
        var name = new Option<string>("--name") { Description = "The model's name in reports.", DefaultValueFactory = _ => "ad-text" };
        var command = new Command("train", "Train a classifier on labelled texts.") { data, output, seed, sample, name };
        command.SetAction(parsed =>
        {
            var texts = parsed.GetValue(data)!.SelectMany(path => Sampled(LabelledTexts.Read(path), parsed.GetValue(sample))).ToList();
            Console.Error.WriteLine($"{texts.Count} texts: {string.Join(", ", texts.CountBy(t => t.Label).OrderBy(l => l.Key).Select(l => $"{l.Value} {l.Key.ToString().ToLowerInvariant()}"))}");
            AdTextTrainer.Train(texts, parsed.GetValue(output)!, parsed.GetValue(name)!, parsed.GetValue(seed));
            var model = AdTextClassifier.Load(parsed.GetValue(output)!);
            Console.WriteLine($"{model.Version}, {new FileInfo(parsed.GetValue(output)!).Length:N0} bytes");
            foreach (var label in new[] { TextLabel.Vulgar, TextLabel.False, TextLabel.Illegal }) Console.WriteLine($"{label.ToString().ToLowerInvariant()}: review from {model.ThresholdsOf(label).Review}, block from {model.ThresholdsOf(label).Block}");
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>At most so many rows of a file whose labels are a source's, spread evenly; every row of ours.</summary>
    internal static IEnumerable<LabelledText> Sampled(IReadOnlyList<LabelledText> texts, int most)
    {
        if (texts.Count <= most || texts[0].IsOwn) return texts;
        return Enumerable.Range(0, most).Select(i => texts[(int)((long)i * texts.Count / most)]);
    }
}
