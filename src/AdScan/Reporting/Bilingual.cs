using System.Text.RegularExpressions;

namespace AdScan.Reporting;

/// <summary>A text in Chinese and English; the page shows one of them.</summary>
internal readonly partial record struct Bilingual(string Zh, string En)
{
    /// <summary>Takes apart a sentence that holds both, Chinese first, as findings and coverage do. What stands between “ and ” is quoted, and parts nothing.</summary>
    public static Bilingual Of(string both)
    {
        var match = Both().Match(both);
        return match.Success ? new Bilingual(match.Groups[1].Value, match.Groups[2].Value) : new Bilingual(both, both);
    }

    public void Write(HtmlWriter html)
    {
        var (zh, en) = this;
        if (zh == en) html.Add($"{zh}");
        else html.Add($"<span lang=\"zh\">{zh}</span><span lang=\"en\">{en}</span>");
    }

    [GeneratedRegex("^((?:“[^”]*”|[^“])*?[。！])([A-Za-z0-9].*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Both();
}
