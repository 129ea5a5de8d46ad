using System.Text.RegularExpressions;

namespace AdScan.Reporting.Html;

/// <summary>Articles of law as they are cited. What stands in brackets is left as it is, because it may be a paragraph (款) or an item (项); and so is what is no number of an article.</summary>
internal static partial class ArticleName
{
    public static Bilingual Of(string article) => Number().Match(article) is { Success: true } match
        ? new Bilingual($"第{match.Groups[1].Value}条{match.Groups[2].Value}", $" Art. {article}")
        : new Bilingual($" {article}", $" {article}");

    [GeneratedRegex(@"\A([1-9][0-9]{0,2})((?:\([1-9][0-9]?\)){0,2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
