using Newtonsoft.Json.Linq;

namespace AdScan.Vision.Build;

/// <summary>A tensor in bytes, each of which stands for <c>minimum + scale × byte</c>.</summary>
internal sealed record TfjsWeight(IReadOnlyList<int> Shape, double Minimum, double Scale, byte[] Values)
{
    private const double Exactly = 0.0001;

    /// <summary>The byte that stands for zero; null if none does.</summary>
    public byte? Zero => Math.Round(-Minimum / Scale) is >= 0 and <= byte.MaxValue and var zero && Math.Abs((-Minimum / Scale) - zero) < Exactly ? (byte)zero : null;

    public IEnumerable<float> Numbers => Values.Select(value => (float)(Minimum + (Scale * value)));

    public static TfjsWeight Of(JToken entry, ReadOnlySpan<byte> bytes)
    {
        var shape = entry["shape"]!.Select(size => (int)size).ToArray();
        if (entry["quantization"] is not { } quantization || (string?)quantization["dtype"] != "uint8")
        {
            throw new InvalidDataException($"The weight {entry["name"]} is not in bytes.");
        }

        return new TfjsWeight(shape, (double)quantization["min"]!, (double)quantization["scale"]!, bytes[..shape.Aggregate(1, (a, b) => a * b)].ToArray());
    }

    /// <summary>The same with its dimensions in another order: the new first is the old <c>order[0]</c>.</summary>
    public TfjsWeight InOrder(params int[] order)
    {
        var strides = new int[Shape.Count];
        for (int i = Shape.Count - 1, stride = 1; i >= 0; stride *= Shape[i--]) strides[i] = stride;

        var shape = order.Select(dimension => Shape[dimension]).ToArray();
        var values = new byte[Values.Length];
        for (var to = 0; to < values.Length; to++)
        {
            var (rest, from) = (to, 0);
            for (var i = order.Length - 1; i >= 0; i--)
            {
                from += rest % shape[i] * strides[order[i]];
                rest /= shape[i];
            }

            values[to] = Values[from];
        }

        return this with { Shape = shape, Values = values };
    }
}
