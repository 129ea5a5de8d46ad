using System.Globalization;
using System.Numerics;
using SkiaSharp;

namespace AdScan.Vision.Fingerprints;

/// <summary>A picture's fingerprint by what it looks like: near for the same picture at another size, quality or slightly cut, far for another.</summary>
/// <param name="Frequencies">Which of the 64 lowest frequencies are stronger than their median (Zauner 2010, <i>Implementation and Benchmarking of Perceptual Image Hash Functions</i>, 3.2.1): its large shapes.</param>
/// <param name="Gradients">Where in 8×8 places it grows brighter to the right (Krawetz 2013, <i>Kind of Like That</i>): its edges.</param>
/// <remarks>
/// <c>benchmarks/results/hashes.md</c> justifies the thresholds. Other words on one template can be as near as another encoding: no distance is a reason not to read a picture,
/// only the same content is.
/// </remarks>
internal readonly record struct PerceptualHash(ulong Frequencies, ulong Gradients)
{
    /// <summary>The greatest distance of one picture in other encodings and sizes.</summary>
    public const int SamePicture = 3;

    /// <summary>The greatest distance of one picture when it is cut by up to a twentieth, or has other words.</summary>
    public const int SameTemplate = 32;

    private const int MostPixels = 4_000_000;
    private const int Low = 8;
    private const int Cells = 32;

    // Less than one of 255 shades is what re-encoding makes of an even ground.
    private const float Noise = 1;

    private static readonly float[] Cosines = Enumerable.Range(0, Low * Cells).Select(i => MathF.Cos(((i % Cells) + 0.5f) * ((i / Cells) + 1) * MathF.PI / Cells)).ToArray();

    /// <summary>The fingerprint of a part of a picture, which must not be empty.</summary>
    public static PerceptualHash Of(SKBitmap picture, SKRectI part)
    {
        var gray = GrayPicture.Of(picture, part, MostPixels);
        return new PerceptualHash(FrequenciesOf(AreaAverage.Of(gray, Cells, Cells)), GradientsOf(AreaAverage.Of(gray, Low + 1, Low)));
    }

    /// <summary>How many of the 128 bits differ.</summary>
    public int Distance(PerceptualHash other) => BitOperations.PopCount(Frequencies ^ other.Frequencies) + BitOperations.PopCount(Gradients ^ other.Gradients);

    /// <summary>Whether both are of one picture, whatever its encoding and size.</summary>
    public bool IsSamePicture(PerceptualHash other) => Distance(other) <= SamePicture;

    /// <summary>Whether both look alike: one picture, cut or with other words.</summary>
    public bool IsSameTemplate(PerceptualHash other) => Distance(other) <= SameTemplate;

    /// <summary>32 hex digits: frequencies, then gradients.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Frequencies:x16}{Gradients:x16}");

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
