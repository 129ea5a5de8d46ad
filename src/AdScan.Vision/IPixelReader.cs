using AdScan.Impressions;

namespace AdScan.Vision;

/// <summary>Reads one kind of thing in a decoded picture: text, codes, what it shows. Shared between threads.</summary>
internal interface IPixelReader
{
    /// <summary>Name and version, for the report.</summary>
    string Version { get; }

    /// <inheritdoc cref="IPictureReader.NotRead" />
    IReadOnlyList<string> NotRead { get; }

    /// <summary>Reads the ad in a picture.</summary>
    /// <param name="picture">The decoded picture.</param>
    /// <param name="map">What is known of it, in CSS pixels.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    PictureReading Read(PixelPicture picture, PictureMap map, CancellationToken cancellationToken);
}
