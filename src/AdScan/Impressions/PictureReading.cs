namespace AdScan.Impressions;

/// <summary>What was read in a picture; boxes in CSS pixels from the picture's top left corner.</summary>
public sealed record PictureReading
{
    /// <summary>Lines of text, in the order in which a person reads them.</summary>
    public IReadOnlyList<PictureLine> Lines { get; init; } = [];

    /// <summary>QR and mini-program codes.</summary>
    public IReadOnlyList<PictureCode> Codes { get; init; } = [];

    /// <summary>What the drawings themselves show, apart from any text.</summary>
    public IReadOnlyList<PictureContent> Contents { get; init; } = [];

    /// <summary>What the largest drawings look like, those under 64 pixels of the picture left out; empty where that was not measured.</summary>
    public IReadOnlyList<PictureFingerprint> Fingerprints { get; init; } = [];

    /// <summary>Why it could not be read, or not in full; null if it was.</summary>
    public string? Failure { get; init; }
}

/// <summary>One line of text in a picture.</summary>
/// <param name="Text">The text.</param>
/// <param name="Box">The least upright rectangle around it.</param>
/// <param name="Confidence">Mean probability of its characters, 0 to 1.</param>
/// <param name="LetterSize">About the size of its letters, in CSS pixels; null where that was not measured.</param>
/// <param name="Contrast">Contrast of its letters with their ground, 1 to 21 (WCAG 2.2, 1.4.3); null where that was not measured.</param>
public sealed record PictureLine(string Text, Box Box, double Confidence, double? LetterSize = null, double? Contrast = null);

/// <summary>One code in a picture.</summary>
/// <param name="Text">What it says: mostly an address.</param>
/// <param name="Box">The least upright rectangle around it.</param>
public sealed record PictureCode(string Text, Box Box);

/// <summary>What one drawing shows: a probability for each class, which add up to 1.</summary>
/// <param name="Box">Where it stands.</param>
/// <param name="Drawing">An innocent drawing.</param>
/// <param name="Hentai">A pornographic drawing.</param>
/// <param name="Neutral">An innocent photograph.</param>
/// <param name="Porn">A pornographic photograph.</param>
/// <param name="Suggestive">A suggestive photograph.</param>
public sealed record PictureContent(Box Box, double Drawing, double Hentai, double Neutral, double Porn, double Suggestive);
