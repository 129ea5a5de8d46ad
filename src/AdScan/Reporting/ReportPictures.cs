using System.Text.RegularExpressions;

namespace AdScan.Reporting;

/// <summary>The pictures of a report: each is put into the page once, as a style class, while there is room; beyond that it is linked.</summary>
internal sealed partial class ReportPictures(Func<string, byte[]?> evidence)
{
    private const int MostBytes = 24 * 1024 * 1024;

    private readonly Dictionary<string, string> _classes = new(StringComparer.Ordinal);
    private readonly System.Text.StringBuilder _styles = new();

    /// <summary>The stylesheet that holds the pictures.</summary>
    public string Styles => _styles.ToString();

    /// <summary>The class that shows a picture.</summary>
    public string ClassOf(string path)
    {
        if (_classes.TryGetValue(path, out var known)) return known;
        var name = $"p{_classes.Count}";
        _classes[path] = name;
        if (!IsEvidence(path)) return name;
        var content = _styles.Length < MostBytes ? evidence(path) : null;
        var address = content is null ? path : $"data:image/{path[(path.LastIndexOf('.') + 1)..]};base64,{Convert.ToBase64String(content)}";
        _styles.Append('.').Append(name).Append("{background-image:url(").Append(address).Append(")}\n");
        return name;
    }

    /// <summary>Paths come from a file that others can write: only those below the evidence folder are linked.</summary>
    public static bool IsEvidence(string path) => Evidence().IsMatch(path) && !path.Contains("..", StringComparison.Ordinal);

    [GeneratedRegex("^evidence/[0-9a-zA-Z._/-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Evidence();
}
