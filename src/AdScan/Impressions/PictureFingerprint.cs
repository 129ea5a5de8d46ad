using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;

namespace AdScan.Impressions;

/// <summary>What a picture looks like, in 128 bits: near for the same picture at another size, in another encoding or slightly cut, far for another.</summary>
/// <param name="Frequencies">Which of its 64 lowest frequencies are stronger than their median (Zauner 2010, <i>Implementation and Benchmarking of Perceptual Image Hash Functions</i>, 3.2.1): its large shapes.</param>
/// <param name="Gradients">Where in 8×8 places it grows brighter to the right (Krawetz 2013, <i>Kind of Like That</i>): its edges.</param>
/// <remarks>
/// Written as 32 hexadecimal digits. <c>benchmarks/results/hashes.md</c> justifies the distances. Other words on one template can be as near as another encoding: no distance is a reason
/// not to read a picture, only the same content is.
/// </remarks>
[JsonConverter(typeof(Digits))]
public readonly record struct PictureFingerprint(ulong Frequencies, ulong Gradients)
{
    /// <summary>The greatest distance, in bits of 128, of one picture in other encodings and sizes.</summary>
    public const int SamePicture = 3;

    /// <summary>The greatest distance, in bits of 128, of one picture when it is cut by up to a twentieth, or has other words.</summary>
    public const int SameTemplate = 32;

    /// <summary>How many of the 128 bits differ.</summary>
    public int Distance(PictureFingerprint other) => BitOperations.PopCount(Frequencies ^ other.Frequencies) + BitOperations.PopCount(Gradients ^ other.Gradients);

    /// <summary>Whether both are of one picture, whatever its encoding and size.</summary>
    public bool IsSamePicture(PictureFingerprint other) => Distance(other) <= SamePicture;

    /// <summary>Whether both look alike: one picture, cut or with other words.</summary>
    public bool IsSameTemplate(PictureFingerprint other) => Distance(other) <= SameTemplate;

    /// <summary>Whether each picture of either group has one in the other that it looks like.</summary>
    internal static bool AreAlike(IReadOnlyList<PictureFingerprint> some, IReadOnlyList<PictureFingerprint> others) =>
        some.All(one => others.Any(one.IsSameTemplate)) && others.All(other => some.Any(other.IsSameTemplate));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is not 32 hexadecimal digits.</exception>
    public static PictureFingerprint Parse(string digits)
    {
        ArgumentNullException.ThrowIfNull(digits);
        if (!UInt128.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits) || digits.Length != 32)
            throw new FormatException($"A picture's fingerprint has 32 hexadecimal digits, not “{digits}”.");
        return new PictureFingerprint((ulong)(bits >> 64), (ulong)bits);
    }

    /// <summary>32 hexadecimal digits: frequencies, then gradients.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Frequencies:x16}{Gradients:x16}");

    private sealed class Digits : JsonConverter<PictureFingerprint>
    {
        public override PictureFingerprint ReadJson(JsonReader reader, Type objectType, PictureFingerprint existingValue, bool hasExistingValue, JsonSerializer serializer)
        {
            try
            {
                return Parse(reader.Value as string ?? "");
            }
            catch (FormatException e)
            {
                throw new JsonSerializationException(e.Message);
            }
        }

        public override void WriteJson(JsonWriter writer, PictureFingerprint value, JsonSerializer serializer) => writer.WriteValue(value.ToString());
    }
}
