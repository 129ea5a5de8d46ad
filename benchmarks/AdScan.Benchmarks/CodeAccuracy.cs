using System.Globalization;
using AdScan.Tests.Vision.Codes;
using AdScan.Vision;
using AdScan.Vision.Codes;
using SkiaSharp;

namespace AdScan.Benchmarks;

/// <summary>QR codes read in pictures from easy to hard, by AdScan, by ZXing.Net's own readers, and by zbar where it is installed, as Markdown tables.</summary>
internal static class CodeAccuracy
{
    private sealed record Reader(string Name, Func<SKBitmap, IEnumerable<string>> Read);

    private sealed record Outcome(string Kind, int Codes, int Found, int Wrong, double Milliseconds);

    public static void Run()
    {
        var cases = CodePictures.All().ToList();
        var readers = Readers();
        foreach (var reader in readers) _ = reader.Read(cases[0].Picture).ToList(); // compiles it
        var outcomes = readers.ToDictionary(reader => reader, reader => cases.Select(one => Try(reader, one)).ToList());

        Line($"{cases.Count} pictures with {cases.Sum(one => one.Texts.Count)} codes. CPU time of this process, one picture after another.");
        Line($"");
        Line($"| reader | codes read | read wrongly | median (ms) | mean (ms) |");
        Line($"| --- | ---: | ---: | ---: | ---: |");
        foreach (var (reader, all) in outcomes)
        {
            Line($"| {reader.Name} | {all.Sum(o => o.Found)} | {all.Sum(o => o.Wrong)} | {all.Select(o => o.Milliseconds).Order().ElementAt(all.Count / 2):0.0} | {all.Average(o => o.Milliseconds):0.0} |");
        }

        Line($"");
        Line($"| kind | codes | {string.Join(" | ", readers.Select(reader => reader.Name))} |");
        Line($"| --- | ---: |{string.Concat(readers.Select(_ => " ---: |"))}");
        foreach (var kind in cases.Select(one => one.Kind).Distinct())
        {
            var of = readers.Select(reader => outcomes[reader].Where(o => o.Kind == kind).Sum(o => o.Found));
            Line($"| {kind} | {cases.Where(one => one.Kind == kind).Sum(one => one.Texts.Count)} | {string.Join(" | ", of)} |");
        }
    }

    private static IReadOnlyList<Reader> Readers()
    {
        var ours = new Reader("AdScan", picture => CodeReader.Read(picture, picture.Info.Rect).Select(code => code.Text));
        var zxing = new Reader("ZXing.Net, all its settings on", WithZxing);
        return ZbarRival.IsThere ? [ours, zxing, new Reader("zbar", picture => WithZbar(picture, inverse: false)), new Reader("zbar, also inverted", picture => WithZbar(picture, inverse: true))] : [ours, zxing];
    }

    private static Outcome Try(Reader reader, CodePictures.Case one)
    {
        var before = Environment.CpuUsage.TotalTime;
        var read = reader.Read(one.Picture).ToList();
        var spent = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        return new Outcome(one.Kind, one.Texts.Count, one.Texts.Count(read.Contains), read.Count(text => !one.Texts.Contains(text)), spent);
    }

    private static IEnumerable<string> WithZxing(SKBitmap picture)
    {
        var gray = GrayPicture.Of(picture, picture.Info.Rect, int.MaxValue);
        var reader = new ZXing.BarcodeReaderGeneric { AutoRotate = true, Options = { TryHarder = true, TryInverted = true, PossibleFormats = [ZXing.BarcodeFormat.QR_CODE] } };
        return reader.DecodeMultiple(new ZXing.RGBLuminanceSource(gray.Pixels, gray.Width, gray.Height, ZXing.RGBLuminanceSource.BitmapFormat.Gray8))?.Select(result => result.Text) ?? [];
    }

    private static IEnumerable<string> WithZbar(SKBitmap picture, bool inverse)
    {
        var gray = GrayPicture.Of(picture, picture.Info.Rect, int.MaxValue);
        var codes = ZbarRival.Read(gray.Pixels, gray.Width, gray.Height);
        if (inverse) codes = [.. codes, .. ZbarRival.Read(gray.Pixels.Select(shade => (byte)(byte.MaxValue - shade)).ToArray(), gray.Width, gray.Height)];
        return codes.Select(CodeText.Of).Distinct();
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
