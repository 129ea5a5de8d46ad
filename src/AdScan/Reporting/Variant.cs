using AdScan.Impressions;

namespace AdScan.Reporting;

/// <summary>One distinct content that one or more viewers saw.</summary>
public sealed record Variant
{
    /// <summary>Identity within the snippet: <c>v1</c>, <c>v2</c>, … in order of how many viewers saw it.</summary>
    public required string Id { get; init; }

    /// <summary>The text a viewer could read, in reading order, one piece a line.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the normalised text, in hexadecimal: what an allow list names a creative by. Variants that differ only in how the same is written share it.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>What its largest drawings looked like, to the first who saw it and then, where they differ, to the others: near for the same picture at another size, far for another. Empty where nothing was drawn, or some pictures were not read.</summary>
    public IReadOnlyList<PictureFingerprint> PictureFingerprints { get; init; } = [];

    /// <summary>Keys of the viewers who saw it.</summary>
    public required IReadOnlyList<string> Viewers { get; init; }

    /// <summary>The highest weighed scores (<see cref="TextScores.Weigh"/>) of the text as a whole and of each of its pieces.</summary>
    public TextScores Scores { get; init; }

    /// <summary>The part of all successful planned impressions that showed it, 0 to 1; parts add up to more than 1 where an ad shows several in one life.</summary>
    public double Share { get; init; }

    /// <summary>The picture's path below the run folder, or null where no picture could be taken.</summary>
    public string? Screenshot { get; init; }

    /// <summary>The picture's size and where the ad is in it; null where there is no picture.</summary>
    public ScreenshotFrame? ScreenshotFrame { get; init; }

    /// <summary>Earliest moment of the ad's life at which it was seen, in milliseconds.</summary>
    public int FirstSeenAtMs { get; init; }

    /// <summary>The pieces that make up the text, hidden ones included.</summary>
    public IReadOnlyList<TextPiece> Pieces { get; init; } = [];
}
