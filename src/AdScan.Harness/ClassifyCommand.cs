using System.CommandLine;
using AdScan.Classification;
using AdScan.Reporting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Harness;

/// <summary><c>adscan classify</c>: scores texts, one a line or JSON Lines with a <c>text</c> field.</summary>
internal static class ClassifyCommand
{
    /// <summary>Less likely categories are not told.</summary>
    private const double LeastTold = 0.01;

    private const int MostCategories = 5;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file, or - for standard input.", DefaultValueFactory = _ => "-" };
        var model = new Option<string?>("--model") { Description = "A model other than the shipped one." };
        var command = new Command("classify", "Score texts; JSON Lines out.") { file, model };
        command.SetAction(parsed =>
        {
            var classifier = parsed.GetValue(model) is { } path ? AdTextClassifier.Load(path) : AdTextClassifier.Shipped;
            Classify(classifier, parsed.GetValue(file)!);
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Classify(AdTextClassifier classifier, string file)
    {
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (id, text) = Parse(line, number, file == "-" ? "standard input" : file);
            var scores = classifier.Score(text);
            Console.WriteLine(new JObject
            {
                ["id"] = id,
                ["verdict"] = ReportJson.NameOf(VerdictOf(classifier, scores)),
                ["scores"] = new JObject { ["vulgar"] = Math.Round(scores.Vulgar, 4), ["false"] = Math.Round(scores.False, 4), ["illegal"] = Math.Round(scores.Illegal, 4) },
                ["categories"] = new JObject(classifier.Categorize(text).TakeWhile(c => c.Value >= LeastTold).Take(MostCategories).Select(c => new JProperty(c.Key, Math.Round(c.Value, 4)))),
                ["spans"] = SpansOf(classifier, text, scores),
            }.ToString(Formatting.None));
        }
    }

    private static IEnumerable<string> Lines(string file)
    {
        if (file != "-")
        {
            if (!File.Exists(file)) throw new MisuseException($"{file}: does not exist.");
            foreach (var line in File.ReadLines(file)) yield return line;
            yield break;
        }

        using var reader = new StreamReader(Console.OpenStandardInput());
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static (string Id, string Text) Parse(string line, int number, string name)
    {
        var id = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!line.TrimStart().StartsWith('{')) return (id, line);
        try
        {
            var row = JObject.Parse(line);
            return ((string?)row["id"] ?? id, (string?)row["text"] ?? throw new MisuseException($"{name}:{number}: the object has no text."));
        }
        catch (JsonException e)
        {
            throw new MisuseException($"{name}:{number}: the JSON is broken ({e.Message}): write one object a line, or plain text.");
        }
    }

    /// <summary>The words that carried the likeliest violation, where it is a finding.</summary>
    private static JArray SpansOf(AdTextClassifier classifier, string text, TextScores scores)
    {
        if (VerdictOf(classifier, scores) == Verdict.Pass) return [];
        var label = scores.Vulgar >= scores.False && scores.Vulgar >= scores.Illegal ? TextLabel.Vulgar : scores.False >= scores.Illegal ? TextLabel.False : TextLabel.Illegal;
        return new JArray(classifier.Explain(text, label).Select(reason => ToJson(reason, label, text)));
    }

    /// <summary>What the words were read as is told where they are disguised.</summary>
    private static JObject ToJson(TextReason reason, TextLabel label, string text)
    {
        var span = new JObject
        {
            ["label"] = label.ToString().ToLowerInvariant(),
            ["start"] = reason.Start,
            ["end"] = reason.End,
            ["text"] = text[reason.Start..reason.End],
            ["weight"] = reason.Weight,
        };
        if (reason.ReadAs is { } read) span["readAs"] = read;
        return span;
    }

    private static Verdict VerdictOf(AdTextClassifier classifier, TextScores scores)
    {
        var weighed = scores.Weigh();
        (TextLabel Label, double Score)[] each = [(TextLabel.Vulgar, weighed.Vulgar), (TextLabel.False, weighed.False), (TextLabel.Illegal, weighed.Illegal)];
        if (each.Any(s => s.Score >= classifier.ThresholdsOf(s.Label).Block)) return Verdict.Block;
        return each.Any(s => s.Score >= classifier.ThresholdsOf(s.Label).Review) ? Verdict.Review : Verdict.Pass;
    }
}
