using AdScan.Impressions;
using SkiaSharp;

namespace AdScan.Vision.Fingerprints;

/// <summary>Makes the fingerprints of pictures.</summary>
internal static class PerceptualHash
{
    private const int MostPixels = 4_000_000;
    private const int Low = 8;
    private const int Cells = 32;

    // Less than one of 255 shades is what re-encoding makes of an even ground.
    private const float Noise = 1;

    private static readonly float[] Cosines = Enumerable.Range(0, Low * Cells).Select(i => MathF.Cos(((i % Cells) + 0.5f) * ((i / Cells) + 1) * MathF.PI / Cells)).ToArray();

    /// <summary>The fingerprint of a part of a picture, which must not be empty.</summary>
    public static PictureFingerprint Of(SKBitmap picture, SKRectI part)
    {
        var gray = GrayPicture.Of(picture, part, MostPixels);
        return new PictureFingerprint(FrequenciesOf(AreaAverage.Of(gray, Cells, Cells)), GradientsOf(AreaAverage.Of(gray, Low + 1, Low)));
    }

    /// <summary>The lowest frequencies but the constant ones, by the discrete cosine transform, against their median.</summary>
    private static ulong FrequenciesOf(float[] cells)
    {
        var strengths = new float[Low * Low];
        for (var v = 0; v < Low; v++)
        {
            for (var u = 0; u < Low; u++)
            {
                var sum = 0f;
                for (var y = 0; y < Cells; y++)
                {
                    for (var x = 0; x < Cells; x++) sum += cells[(y * Cells) + x] * Cosines[(u * Cells) + x] * Cosines[(v * Cells) + y];
                }

                strengths[(v * Low) + u] = sum;
            }
        }

        var median = strengths.Order().Skip((Low * Low / 2) - 1).Take(2).Average();
        return Bits(i => strengths[i] > median);
    }

    private static ulong GradientsOf(float[] cells) => Bits(i =>
    {
        var left = (i / Low * (Low + 1)) + (i % Low);
        return cells[left + 1] - cells[left] > Noise;
    });

    private static ulong Bits(Func<int, bool> isSet)
    {
        var bits = 0ul;
        for (var i = 0; i < Low * Low; i++) bits |= isSet(i) ? 1ul << i : 0;
        return bits;
    }
}
