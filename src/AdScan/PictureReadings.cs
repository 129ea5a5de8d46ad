using System.Collections.Concurrent;
using System.Globalization;
using AdScan.Comparison;
using AdScan.Impressions;

namespace AdScan;

/// <summary>Step 7 of a scan: reads each distinct picture once, however many viewers saw it, and adds what it says to what was seen.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class PictureReadings(IPictureReader reader) : IDisposable
{
    private const int MostRemembered = 10_000;

    private readonly PictureReaderInfo _info = new(reader.Version, reader.NotRead);
    private readonly ConcurrentDictionary<string, PictureReading> _read = new(StringComparer.Ordinal);

    /// <summary>Reading is work of the processor alone: more at a time would only take turns.</summary>
    private readonly SemaphoreSlim _reading = new(Environment.ProcessorCount);

    /// <summary>The impressions with what their pictures say.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<IReadOnlyList<Impression>> AddToAsync(IReadOnlyList<Impression> impressions, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => impressions.Select(impression => AddTo(impression, cancellationToken)).ToList(), cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private Impression AddTo(Impression impression, CancellationToken cancellationToken)
    {
        var failures = new List<ImpressionFailure>(impression.Failures);
        List<Look> AddToAll(IReadOnlyList<Look> looks) => looks.Select(look => AddTo(look, failures, cancellationToken)).ToList();
        Landing AddToLanding(Landing landing) => landing with { Looks = AddToAll(landing.Looks) };
        return impression with
        {
            Looks = AddToAll(impression.Looks),
            Click = impression.Click is not { } click ? null : click with
            {
                Landing = click.Landing is { } landing ? AddToLanding(landing) : null,
                OtherLandings = click.OtherLandings.Select(AddToLanding).ToList(),
            },
            PicturesReadBy = _info,
            Failures = failures.Distinct().ToList(),
        };
    }

    private Look AddTo(Look look, List<ImpressionFailure> failures, CancellationToken cancellationToken)
    {
        if (look.Picture is not { Content.IsEmpty: false } picture) return look;
        var reading = ReadOnce(picture, MapOf(look, picture), cancellationToken);
        if (reading.Failure is { } failure) failures.Add(new ImpressionFailure("read", failure));
        var known = new KnownText(look.Pieces.Where(p => p.IsVisible && !p.IsScrambled).Select(p => p.Text));
        var lines = reading.Lines.Where(line => !known.Says(line.Text))
            .Select(line => new TextPiece
            {
                Text = line.Text,
                Source = TextSource.Image,
                Box = line.Box.Moved(-picture.Ad.X, -picture.Ad.Y),
                Confidence = Math.Round(line.Confidence, 3),
                FontSize = line.LetterSize,
                Contrast = line.Contrast,
            });
        var codes = reading.Codes.Select(code => new TextPiece { Text = code.Text, Source = TextSource.Qr, Box = code.Box.Moved(-picture.Ad.X, -picture.Ad.Y) });
        return look with
        {
            Pieces = [.. look.Pieces, .. lines, .. codes],
            Fingerprints = reading.Fingerprints,
            Contents = reading.Contents.Select(content => content with { Box = content.Box.Moved(-picture.Ad.X, -picture.Ad.Y) }).ToList(),
        };
    }

    private PictureReading ReadOnce(Picture picture, PictureMap map, CancellationToken cancellationToken)
    {
        var key = KeyOf(picture, map);
        if (_read.TryGetValue(key, out var known)) return known;
        if (_read.Count > MostRemembered) _read.Clear();
        return _read[key] = reader.Read(picture, map, cancellationToken);
    }

    /// <summary>Text whose letters may have other shapes than their own is known by its picture alone.</summary>
    private static PictureMap MapOf(Look look, Picture picture)
    {
        Box Placed(Box box) => box.Moved(picture.Ad.X, picture.Ad.Y);
        return new PictureMap(
            look.Drawings.Select(Placed).ToList(),
            look.Pieces.Where(p => p is { IsVisible: true, Source: TextSource.Dom, WebFont: null, IsScrambled: false }).Select(p => p.Box).Concat(look.Surroundings).Select(Placed).ToList());
    }

    private static string KeyOf(Picture picture, PictureMap map) => string.Join(' ', map.Drawings.Concat(map.Texts).Append(picture.Ad)
        .Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.X:0},{b.Y:0},{b.Width:0},{b.Height:0}")).Prepend(picture.Sha256));
}
