namespace AdScan.Impressions;

/// <summary>Reads what stands in pictures. The add-on <c>AdScan.Vision</c> brings one; without it, reports say that pictures were not read.</summary>
/// <remarks>Implementations are shared between threads, and pictures are hostile: one that cannot be read has a <see cref="PictureReading.Failure"/>, never an exception.</remarks>
public interface IPictureReader
{
    /// <summary>Names and versions of what it reads with, for the report.</summary>
    string Version { get; }

    /// <summary>What it cannot read on this machine, one sentence in Chinese and English each; empty where it can read all.</summary>
    IReadOnlyList<string> NotRead { get; }

    /// <summary>Reads the ad in a picture: what stands within <see cref="Picture.Ad"/>.</summary>
    /// <param name="picture">The picture, with its content.</param>
    /// <param name="map">What is known of it already.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    PictureReading Read(Picture picture, PictureMap map, CancellationToken cancellationToken = default);
}
