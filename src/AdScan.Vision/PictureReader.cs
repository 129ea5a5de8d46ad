using AdScan.Impressions;
using AdScan.Vision.Codes;
using AdScan.Vision.Contents;
using AdScan.Vision.Fingerprints;
using AdScan.Vision.Ocr;

namespace AdScan.Vision;

/// <summary>Reads what stands in pictures, with models that it carries itself.</summary>
/// <remarks>
/// Safe for concurrent use; each call works on its caller's thread alone, so as many pictures are read at a time as there are callers.
/// Loading takes a fraction of a second and some 100 MB: make one and share it.
/// A picture above <see cref="MostPixels"/> is refused, and a large one read at a smaller scale; <see cref="PictureReading.Failure"/> says so.
/// </remarks>
public sealed class PictureReader : IPictureReader, IDisposable
{
    private readonly IReadOnlyList<IPixelReader> _readers;

    /// <summary>Loads the models.</summary>
    public PictureReader()
        : this([new TextReading(), new CodeReading(), new ContentReading(), new FingerprintReading()])
    {
    }

    /// <param name="readers">Each is asked about every picture, in this order, and disposed with this.</param>
    internal PictureReader(IReadOnlyList<IPixelReader> readers) => _readers = readers;

    /// <summary>The most pixels a picture may have once it is decoded: 32 million.</summary>
    public const int MostPixels = 32_000_000;

    /// <inheritdoc />
    public string Version => string.Join(", ", _readers.Select(r => r.Version));

    /// <inheritdoc />
    public IReadOnlyList<string> NotRead => [.. _readers.SelectMany(r => r.NotRead)];

    /// <inheritdoc />
    public PictureReading Read(Picture picture, PictureMap map, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(map);
        cancellationToken.ThrowIfCancellationRequested();
        using var pixels = PixelPicture.Decode(picture, out var failure);
        if (pixels is null) return new PictureReading { Failure = failure };
        return _readers.Aggregate(new PictureReading { Failure = failure }, (sum, reader) => Joined(sum, reader.Read(pixels, map, cancellationToken)));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var reader in _readers.OfType<IDisposable>()) reader.Dispose();
    }

    private static PictureReading Joined(PictureReading one, PictureReading other) => new()
    {
        Lines = [.. one.Lines, .. other.Lines],
        Codes = [.. one.Codes, .. other.Codes],
        Contents = [.. one.Contents, .. other.Contents],
        Fingerprints = [.. one.Fingerprints, .. other.Fingerprints],
        Failure = one.Failure is not null && other.Failure is not null ? $"{one.Failure} {other.Failure}" : one.Failure ?? other.Failure,
    };
}
