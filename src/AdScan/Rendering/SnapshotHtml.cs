using System.Net;
using System.Text;

namespace AdScan.Rendering;

/// <summary>Writes a DOM snapshot as HTML that stands by itself: frames as <c>srcdoc</c>; what is in shadow roots stands in their hosts, as a snapshot has it.</summary>
/// <remarks>It is evidence, to be read: a policy at its beginning lets no script of it run and nothing of it be fetched, wherever it is opened.</remarks>
internal sealed class SnapshotHtml
{
    private const string Policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:\">";
    private const string Cut = "<!-- The rest was cut off: the page is over the limit of one payload. -->";
    private const int Element = 1, TextNode = 3, Comment = 8, DocumentType = 10;

    /// <summary>Each level doubles the escapes of the one below.</summary>
    private const int DeepestFrame = 4;

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase) { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr" };
    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext" };

    private readonly List<SnapshotDocument> _documents;
    private readonly int _most;

    private SnapshotHtml(List<SnapshotDocument> documents, int most) => (_documents, _most) = (documents, most);

    public static string Write(List<SnapshotDocument> documents, int most) => documents.Count == 0 ? "" : new SnapshotHtml(documents, most).Document(0, 0);

    private string Document(int index, int depth)
    {
        var (document, html, open) = (_documents[index], new StringBuilder(), new Stack<(int Node, string End)>());
        var isGuarded = false;
        for (var node = 0; node < document.NodeCount; node++)
        {
            // Before anything of the page's own, wherever a script has put the head.
            if (!isGuarded && document.TypeOf(node) is Element or TextNode)
            {
                html.Append(Policy);
                isGuarded = true;
            }

            while (open.Count > 0 && open.Peek().Node != document.ParentOf(node)) html.Append(open.Pop().End);
            if (html.Length > _most) return html.Append(Cut).ToString();
            var end = Open(html, document, node, index, depth);
            open.Push((node, end));
        }

        while (open.Count > 0) html.Append(open.Pop().End);
        return html.ToString();
    }

    /// <returns>What closes the node.</returns>
    private string Open(StringBuilder html, SnapshotDocument document, int node, int index, int depth)
    {
        var name = document.NameOf(node);
        switch (document.TypeOf(node))
        {
            case Element when !name.StartsWith("::", StringComparison.Ordinal): return OpenElement(html, document, node, name, index, depth);
            case TextNode: html.Append(IsInRaw(document, node) ? document.NodeValueOf(node) : WebUtility.HtmlEncode(document.NodeValueOf(node))); return "";
            case Comment: html.Append("<!--").Append(document.NodeValueOf(node).Replace(">", "&gt;", StringComparison.Ordinal)).Append("-->"); return "";
            case DocumentType: html.Append("<!DOCTYPE ").Append(name).Append('>'); return "";
            default: return "";
        }
    }

    private string OpenElement(StringBuilder html, SnapshotDocument document, int node, string name, int index, int depth)
    {
        var tag = name.ToLowerInvariant();
        html.Append('<').Append(tag);
        var framed = document.Frames.TryGetValue(node, out var child) && child > index && depth < DeepestFrame ? Document(child, depth + 1) : null;
        foreach (var (attribute, value) in document.AttributesOf(node).Where(a => framed is null || a.Name != "srcdoc")) html.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        if (framed is not null) html.Append(" srcdoc=\"").Append(framed.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        html.Append('>');
        return Void.Contains(tag) ? "" : $"</{tag}>";
    }

    private static bool IsInRaw(SnapshotDocument document, int node) => document.ParentOf(node) is >= 0 and var parent && Raw.Contains(document.NameOf(parent));
}
