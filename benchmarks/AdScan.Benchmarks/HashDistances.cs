using System.Globalization;
using AdScan.Impressions;
using AdScan.Rendering;
using AdScan.Tests.Vision.Codes;
using AdScan.Vision.Fingerprints;
using Newtonsoft.Json.Linq;
using SkiaSharp;

namespace AdScan.Benchmarks;

/// <summary>How far fingerprints of the same picture are apart after what happens to pictures on their way, and those of different pictures, as Markdown tables.</summary>
internal static class HashDistances
{
    private const int Templates = 16;
    private const int TextsEach = 8;
    private const int Width = 640;
    private const int Height = 360;

    private sealed record Ad(int Template, SKBitmap Picture, PictureFingerprint Hash);

    private sealed record Pairs(string Kind, IReadOnlyList<PictureFingerprint[]> Hashes)
    {
        public List<int> Distances { get; } = Hashes.Select(pair => pair[0].Distance(pair[1])).Order().ToList();

        public double At(int percent) => Distances[Math.Min(Distances.Count - 1, Distances.Count * percent / 100)];

        public double Within(int distance) => (double)Distances.Count(d => d <= distance) / Distances.Count;
    }

    public static void Run(IReadOnlyList<string> files)
    {
        var texts = files.SelectMany(File.ReadLines).Select(JObject.Parse).Where(row => (string?)row["register"] == "headline").Select(row => (string)row["text"]!).ToList();
        var ads = Enumerable.Range(0, Templates * TextsEach).Select(i => Draw(i / TextsEach, texts[i * texts.Count / (Templates * TextsEach)])).ToList();
        var same = Changes().Select(change => new Pairs(change.Kind, ads.Select(ad => new[] { ad.Hash, Changed(ad, change.Of) }).ToList())).ToList();
        var pairs = ads.SelectMany((one, i) => ads.Skip(i + 1).Select(other => (One: one, Other: other))).ToList();
        var alike = new Pairs("same template, other text", pairs.Where(p => p.One.Template == p.Other.Template).Select(p => new[] { p.One.Hash, p.Other.Hash }).ToList());
        var different = new Pairs("other template", pairs.Where(p => p.One.Template != p.Other.Template).Select(p => new[] { p.One.Hash, p.Other.Hash }).ToList());

        Line($"{ads.Count} pictures of {Width}×{Height}: {Templates} templates with {TextsEach} texts each.");
        Line($"");
        Line($"| pairs | count | least | median | 99 % | most | Frequencies alone, median | Gradients alone, median |");
        Line($"| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var kind in (Pairs[])[.. same, alike, different])
        {
            var (frequencies, gradients) = (Median(kind, h => h.Frequencies), Median(kind, h => h.Gradients));
            Line($"| {kind.Kind} | {kind.Distances.Count} | {kind.Distances[0]} | {kind.At(50)} | {kind.At(99)} | {kind.Distances[^1]} | {frequencies} | {gradients} |");
        }

        Line($"");
        Line($"| distance at most | encoded or resized | cut by 1–3 % | cut by 4–5 % | same template, other text | other template |");
        Line($"| ---: | ---: | ---: | ---: | ---: | ---: |");
        var whole = same.Where(p => !p.Kind.StartsWith("cut", StringComparison.Ordinal)).ToList();
        var (little, much) = (same[whole.Count..^2], same[^2..]);
        foreach (var most in new[] { 0, 1, 2, 3, 4, 6, 8, 12, 16, 20, 24, 28, 32, 36, 40 })
        {
            var chosen = most == PictureFingerprint.SamePicture ? " (same picture)" : most == PictureFingerprint.SameTemplate ? " (same template)" : "";
            Line($"| {most}{chosen} | {whole.Average(p => p.Within(most)):0.0 %} | {little.Average(p => p.Within(most)):0.0 %} | {much.Average(p => p.Within(most)):0.0 %} | {alike.Within(most):0.0 %} | {different.Within(most):0.00 %} |");
        }
    }

    private static int Median(Pairs pairs, Func<PictureFingerprint, ulong> half) =>
        pairs.Hashes.Select(pair => System.Numerics.BitOperations.PopCount(half(pair[0]) ^ half(pair[1]))).Order().ElementAt(pairs.Hashes.Count / 2);

    private static IEnumerable<(string Kind, Func<SKBitmap, SKBitmap> Of)> Changes()
    {
        foreach (var quality in new[] { 90, 70, 50, 30 }) yield return ($"JPEG {quality}", picture => picture.AsJpeg(quality));
        foreach (var scale in new[] { 0.5, 0.75, 1.25, 1.5 }) yield return (string.Create(CultureInfo.InvariantCulture, $"scaled by {scale}"), picture => Scaled(picture, scale));
        yield return ("scaled by 0.5, JPEG 60", picture => Scaled(picture, 0.5).AsJpeg(60));
        foreach (var percent in new[] { 1, 2, 3, 4, 5 }) yield return ($"cut on all sides by {percent} %", picture => Cut(picture, percent));
    }

    private static PictureFingerprint Changed(Ad ad, Func<SKBitmap, SKBitmap> change)
    {
        using var changed = change(ad.Picture);
        return PerceptualHash.Of(changed, changed.Info.Rect);
    }

    private static SKBitmap Scaled(SKBitmap picture, double scale) =>
        picture.Resize(new SKImageInfo((int)(picture.Width * scale), (int)(picture.Height * scale)), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));

    private static SKBitmap Cut(SKBitmap picture, int percent)
    {
        var (x, y) = (picture.Width * percent / 100, picture.Height * percent / 100);
        var cut = new SKBitmap();
        picture.ExtractSubset(cut, new SKRectI(x, y, picture.Width - x, picture.Height - y));
        return cut;
    }

    /// <summary>One ad: a ground and a picture that belong to the template, its headline and a button.</summary>
    private static Ad Draw(int template, string text)
    {
        var random = new Random(template);
        using var photo = Photo(random.Next(200, 640), random.Next(150, 360));
        var picture = new SKBitmap(Width, Height);
        using var canvas = new SKCanvas(picture);
        var (dark, light) = (Colour(random, 0, 110), Colour(random, 150, 256));
        canvas.Clear(template % 3 == 0 ? dark : light);
        canvas.DrawBitmap(photo, SKRect.Create(random.Next(0, 200), random.Next(0, 120), photo.Width, photo.Height), SKSamplingOptions.Default);
        using var band = new SKPaint { Color = template % 3 == 0 ? light : dark };
        var top = random.Next(20, 220);
        canvas.DrawRect(0, top, Width, 112, band);
        canvas.DrawRoundRect(random.Next(20, 420), random.Next(270, 310), 180, 44, 22, 22, band);
        using var face = SKTypeface.FromFile(BrowserLocator.FindChineseFont());
        using var font = new SKFont(face, 38);
        using var ink = new SKPaint { Color = template % 3 == 0 ? dark : light, IsAntialias = true };
        canvas.DrawText(text.Length > 15 ? text[..15] : text, 24, top + 48, SKTextAlign.Left, font, ink);
        if (text.Length > 15) canvas.DrawText(text[15..Math.Min(30, text.Length)], 24, top + 96, SKTextAlign.Left, font, ink);
        return new Ad(template, picture, PerceptualHash.Of(picture, picture.Info.Rect));
    }

    private static SKBitmap Photo(int width, int height)
    {
        using var nothing = new SKBitmap(1, 1);
        return CodePictures.OnPhoto(nothing, width, height);
    }

    private static SKColor Colour(Random random, int from, int to) => new((byte)random.Next(from, to), (byte)random.Next(from, to), (byte)random.Next(from, to));

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
