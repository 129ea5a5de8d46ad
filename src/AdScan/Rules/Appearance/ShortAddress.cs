namespace AdScan.Rules.Appearance;

/// <summary>An address as a message names it: without query, and cut where it is long.</summary>
internal static class ShortAddress
{
    private const int Longest = 80;

    public static string Of(string address)
    {
        var cut = address.IndexOfAny(['?', '#']);
        var plain = cut < 0 ? address : address[..cut];
        return plain.Length <= Longest ? plain : plain[..Longest] + "…";
    }
}
