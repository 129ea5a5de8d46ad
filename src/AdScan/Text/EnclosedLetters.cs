namespace AdScan.Text;

/// <summary>Letters and digits in circles, squares and flags that Unicode gives no plain form (NFKC leaves them as they are).</summary>
internal static class EnclosedLetters
{
    private static readonly string[] Words = ["cl", "cool", "free", "id", "new", "ng", "ok", "sos", "up!", "vs"];

    /// <summary>The plain form, or null for what is none of them.</summary>
    public static string? Plain(int value) => value switch
    {
        >= 0x1F150 and <= 0x1F169 => Letter(value - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => Letter(value - 0x1F170),
        >= 0x1F1E6 and <= 0x1F1FF => Letter(value - 0x1F1E6),
        0x1F18E => "ab",
        >= 0x1F191 and <= 0x1F19A => Words[value - 0x1F191],
        >= 0x2776 and <= 0x2793 => Number((value - 0x2776) % 10 + 1),
        >= 0x24EB and <= 0x24F4 => Number(value - 0x24EB + 11),
        >= 0x24F5 and <= 0x24FE => Number(value - 0x24F5 + 1),
        0x24FF => "0",
        _ => null,
    };

    private static string Letter(int index) => ((char)('a' + index)).ToString();

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
