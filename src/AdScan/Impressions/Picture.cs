using System.Security.Cryptography;
using Newtonsoft.Json;

namespace AdScan.Impressions;

/// <summary>A picture of what a viewer saw: the ad, or the screen with the ad on it.</summary>
public sealed record Picture
{
    /// <summary>Lower-case hex SHA-256 of <see cref="Content"/>: the picture's identity.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Media type, such as <c>image/jpeg</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Width in CSS pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height in CSS pixels.</summary>
    public int Height { get; init; }

    /// <summary>Where the ad is in the picture, in CSS pixels from the picture's top left corner.</summary>
    public required Box Ad { get; init; }

    /// <summary>The encoded picture; empty when the impression was loaded from a saved run.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The picture's path in a run folder, with forward slashes.</summary>
    [JsonIgnore]
    public string FilePath => $"evidence/{Sha256}.{MediaType[(MediaType.IndexOf('/', StringComparison.Ordinal) + 1)..]}";

    /// <summary>Creates a picture from its encoded bytes.</summary>
    public static Picture Of(byte[] content, string mediaType, int width, int height, Box ad) => new()
    {
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        MediaType = mediaType,
        Width = width,
        Height = height,
        Ad = ad,
        Content = content,
    };
}
