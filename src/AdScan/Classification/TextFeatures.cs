using System.Text.RegularExpressions;
using AdScan.Text;

namespace AdScan.Classification;

/// <summary>What the model reads of a text: figures and invented ids are masked, because they say nothing of the language.</summary>
internal static partial class TextFeatures
{
    private const int MostCharacters = 4000;

    public static string Of(string text)
    {
        var normalized = TextNormalizer.Normalize(text.Length > MostCharacters ? text[..MostCharacters] : text).Text;
        return Digits().Replace(Ids().Replace(normalized.Replace('\n', ' '), "id0"), "0");
    }

    [GeneratedRegex(@"[a-z]{1,12}[_-]?[a-z]{0,20}\d[a-z0-9_-]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
