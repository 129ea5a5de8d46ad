using Newtonsoft.Json;

namespace AdScan.Impressions;

/// <summary>One run of text that belongs together, with what carried it and where it stood.</summary>
public sealed record TextPiece
{
    /// <summary>The text, white space collapsed.</summary>
    public required string Text { get; init; }

    /// <summary>What carried it.</summary>
    public TextSource Source { get; init; } = TextSource.Dom;

    /// <summary>Where it stood in the slot.</summary>
    public Box Box { get; init; }

    /// <summary>Address of the frame that holds it, or null for the feed page itself.</summary>
    public string? Frame { get; init; }

    /// <summary>Why a viewer could not see it (<c>zero-size</c>, <c>transparent</c>, <c>off-screen</c>, …), or null if it could be seen.</summary>
    public string? Hidden { get; init; }

    /// <summary>Family of the ad's own font that the text is set in, or null. The shapes of such a font may be other than its letters, which only a picture tells.</summary>
    public string? WebFont { get; init; }

    /// <summary>How sure its reader was of a text in a picture: mean probability of its characters, 0 to 1; null for text that needed no reading.</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether it was read with so little confidence that a person must look before anyone acts on it.</summary>
    [JsonIgnore]
    public bool IsHint => Confidence < 0.6;

    /// <summary>Size of its smallest letters as they are drawn, in CSS pixels; null where that is not known. Of text in a picture, about.</summary>
    public double? FontSize { get; init; }

    /// <summary>Contrast of its weakest letters with what they stand on, 1 to 21 (WCAG 2.2, 1.4.3); null where that is a picture, or not known. Of text in a picture, as its pixels have it.</summary>
    public double? Contrast { get; init; }

    /// <summary>Whether a machine cannot read what a viewer can: most of its characters are of private use, and only a font of the ad's own gives them a shape.</summary>
    [JsonIgnore]
    public bool IsScrambled => Text.Length > 1 && Text.Count(IsPrivate) * 2 > Text.Length;

    private static bool IsPrivate(char character) => char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.PrivateUse;

    /// <summary>Whether a viewer could see it.</summary>
    [JsonIgnore]
    public bool IsVisible => Hidden is null;
}
