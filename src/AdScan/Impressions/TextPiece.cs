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

    /// <summary>Whether a viewer could see it.</summary>
    [JsonIgnore]
    public bool IsVisible => Hidden is null;
}
