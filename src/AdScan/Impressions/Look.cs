using Newtonsoft.Json;

namespace AdScan.Impressions;

/// <summary>What could be seen in the slot at one moment of the ad's life.</summary>
public sealed record Look
{
    /// <summary>The moment, in milliseconds of the ad's own time since its page began to load.</summary>
    public required int AtMs { get; init; }

    /// <summary>Every piece of text in the slot, seen and hidden, in reading order.</summary>
    public required IReadOnlyList<TextPiece> Pieces { get; init; }

    /// <summary>Where pictures, video and drawings stood in the slot, largest first.</summary>
    public IReadOnlyList<Box> Drawings { get; init; } = [];

    /// <summary>Where text of the feed around the slot stood, if the ad left its slot and the picture shows both; it is no part of the ad.</summary>
    public IReadOnlyList<Box> Surroundings { get; init; } = [];

    /// <summary>What the drawings themselves showed, apart from any text; empty where they were not read.</summary>
    public IReadOnlyList<PictureContent> Contents { get; init; } = [];

    /// <summary>What its largest drawings looked like; empty where there were none of 64 pixels or more, or pictures were not read.</summary>
    public IReadOnlyList<PictureFingerprint> Fingerprints { get; init; } = [];

    /// <summary>The picture, or null where none could be taken.</summary>
    public Picture? Picture { get; init; }

    /// <summary>Lower-case hex SHA-256 of the page as it stood, which is in the archive; null where none was kept.</summary>
    public string? DomSha256 { get; init; }

    /// <summary>The page as it stood, as HTML; null where none was kept.</summary>
    internal Payload? Dom { get; init; }

    /// <summary>What answers to a touch, largest first; labels are the words on it, or those by which it is read aloud.</summary>
    public IReadOnlyList<ClickTarget> Controls { get; init; } = [];

    /// <summary>The rectangle of what floats outside the ad's slot, over the page; null where nothing does.</summary>
    public Box? Overlay { get; init; }

    /// <summary>The text that a viewer could read, one piece a line.</summary>
    [JsonIgnore]
    public string VisibleText => string.Join('\n', Pieces.Where(p => p.IsVisible).Select(p => p.Text));

    /// <summary>Whether a click brought it about.</summary>
    public bool AfterClick { get; init; }

    /// <summary>Whether there was anything but empty ground: a readable text, or a picture or drawing of visible size.</summary>
    public bool HasContent { get; init; }
}
