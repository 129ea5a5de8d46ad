using System.Security.Cryptography;
using System.Text;
using AdScan.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Classification;

/// <summary>Reads labelled texts: JSON Lines with <c>text</c> and either <c>label</c> (ours) or <c>mapped</c> (a source's label mapped to ours).</summary>
public static class LabelledTexts
{
    /// <summary>Reads a file. Rows whose mapped label is none of ours (<c>unknown</c>, <c>other-harm</c>) are left out. A card with <c>pieces</c> gives the whole and each piece: those listed in <c>violating</c> carry its label, the others are clean.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A line is broken; the message names file, line and mend.</exception>
    public static IReadOnlyList<LabelledText> Read(string path)
    {
        try
        {
            return File.ReadLines(path).Select((line, i) => (line, Place: $"{path}:{i + 1}"))
                .Where(row => !string.IsNullOrWhiteSpace(row.line))
                .SelectMany(row => Parse(row.line, row.Place))
                .ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static IEnumerable<LabelledText> Parse(string line, string place)
    {
        JObject row;
        try
        {
            row = JObject.Parse(line);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{place}: the JSON is broken ({e.Message}): write one object a line.", e);
        }

        var text = (string?)row["text"] ?? throw new FormatException($"{place}: the row has no text.");
        var mapped = (string?)row["mapped"];
        var name = mapped ?? (string?)row["label"] ?? throw new FormatException($"{place}: the row has neither label nor mapped.");
        if (!Enum.TryParse<TextLabel>(name, ignoreCase: true, out var label))
        {
            return mapped is not null ? [] : throw new FormatException($"{place}: label '{name}' is unknown: write clean, vulgar, false or illegal.");
        }

        var whole = new LabelledText(text, label, SplitOf(row, text, place), mapped is null, mapped is null ? (string?)row["category"] : null, (string?)row["lang"]);
        return row["pieces"] is JArray pieces ? PiecesOf(whole, pieces, row["violating"]?.Values<int>().ToHashSet() ?? []) : [whole];
    }

    private static IEnumerable<LabelledText> PiecesOf(LabelledText whole, JArray pieces, HashSet<int> violating)
    {
        var texts = pieces.Select(piece => (string)piece["text"]!).ToList();
        return texts.Select((text, i) => whole with { Text = text, Label = violating.Contains(i) ? whole.Label : TextLabel.Clean })
            .Prepend(whole with { Text = string.Join('\n', texts) });
    }

    /// <summary>The split that the row names; a row that names none is put in one by its text alone.</summary>
    private static TextSplit SplitOf(JObject row, string text, string place)
    {
        if (row["mapped"] is null && (string?)row["split"] is { } named)
        {
            return named switch
            {
                "train" => TextSplit.Train,
                "validation" => TextSplit.Validation,
                "test" => TextSplit.Test,
                _ => throw new FormatException($"{place}: split '{named}' is unknown: write train, validation or test."),
            };
        }

        return OfHash(TextNormalizer.Normalize(text).Text);
    }

    /// <summary>One in ten to validation, one in ten to test.</summary>
    internal static TextSplit OfHash(string text) => (SHA256.HashData(Encoding.UTF8.GetBytes(text))[0] % 10) switch
    {
        0 => TextSplit.Test,
        1 => TextSplit.Validation,
        _ => TextSplit.Train,
    };
}
