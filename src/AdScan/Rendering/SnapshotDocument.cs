using System.Text.Json;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>One document of a DOM snapshot: nodes in document order, each parent before its children, with layout where a node has any.</summary>
/// <remarks>DevTools protocol, <c>DOMSnapshot.captureSnapshot</c>; the arrays are parallel and strings are indices into a shared table.</remarks>
internal sealed class SnapshotDocument
{
    private readonly JsonElement _strings;
    private readonly JsonElement _nodes;
    private readonly JsonElement _layout;
    private readonly int[] _parent;
    private readonly int[] _layoutNodes;
    private readonly int[] _layoutOf;
    private readonly int[] _nextLayout;
    private readonly Dictionary<int, int> _values;
    private readonly HashSet<int> _chosen;
    private readonly HashSet<int> _clickable;
    private readonly double _scale;

    /// <param name="document">The document in the browser's answer.</param>
    /// <param name="strings">The table of strings.</param>
    /// <param name="scale">Units of the answer per CSS pixel: the browser measures in pixels of its own screen, whatever the page is told of its device's.</param>
    public SnapshotDocument(JsonElement document, JsonElement strings, double scale)
    {
        _scale = scale;
        _strings = strings;
        _nodes = document.GetProperty("nodes");
        _layout = document.GetProperty("layout");
        _parent = Ints(_nodes.GetProperty("parentIndex"));
        Url = String(document.GetProperty("documentURL").GetInt32());
        IsScrolled = Number(document, "scrollOffsetX") != 0 || Number(document, "scrollOffsetY") != 0;
        _layoutNodes = Ints(_layout.GetProperty("nodeIndex"));
        _layoutOf = new int[_parent.Length];
        Array.Fill(_layoutOf, -1);
        _nextLayout = new int[_layoutNodes.Length];
        for (var i = _layoutNodes.Length - 1; i >= 0; i--) (_nextLayout[i], _layoutOf[_layoutNodes[i]]) = (_layoutOf[_layoutNodes[i]], i);
        Frames = Rare(_nodes, "contentDocumentIndex");
        Sources = Rare(_nodes, "currentSourceURL");
        _values = Rare(_nodes, "inputValue").Concat(Rare(_nodes, "textValue")).ToDictionary(pair => pair.Key, pair => pair.Value);
        _chosen = _nodes.TryGetProperty("optionSelected", out var chosen) ? [.. Ints(chosen.GetProperty("index"))] : [];
        _clickable = _nodes.TryGetProperty("isClickable", out var clickable) ? [.. Ints(clickable.GetProperty("index"))] : [];
        Title = String(document.GetProperty("title").GetInt32());
    }

    public string Url { get; }

    public string Title { get; }

    public bool IsScrolled { get; }

    public int NodeCount => _parent.Length;

    /// <summary>Frame element → index of the document it holds.</summary>
    public IReadOnlyDictionary<int, int> Frames { get; }

    /// <summary>Picture element → string index of the address it shows.</summary>
    public IReadOnlyDictionary<int, int> Sources { get; }

    public int ParentOf(int node) => _parent[node];

    /// <summary>First layout index of a node, or −1 if it is not laid out.</summary>
    public int LayoutOf(int node) => _layoutOf[node];

    /// <summary>The next layout index of the same node, or −1: generated content has one for its box and one for each text in it.</summary>
    public int NextLayout(int layout) => _nextLayout[layout];

    public string NameOf(int node) => String(_nodes.GetProperty("nodeName")[node].GetInt32());

    public string TextOf(int layout) => String(_layout.GetProperty("text")[layout].GetInt32());

    public Box BoundsOf(int layout)
    {
        var b = _layout.GetProperty("bounds")[layout];
        return new Box(b[0].GetDouble() / _scale, b[1].GetDouble() / _scale, b[2].GetDouble() / _scale, b[3].GetDouble() / _scale);
    }

    /// <summary>A computed style, by its place in <see cref="PageSnapshot.Styles"/>; empty for pseudo-nodes without any.</summary>
    public string StyleOf(int layout, int style)
    {
        var styles = _layout.GetProperty("styles")[layout];
        return style < styles.GetArrayLength() ? String(styles[style].GetInt32()) : "";
    }

    /// <summary>What has a higher order is painted over what has a lower one.</summary>
    public int PaintOrderOf(int layout) => _layout.GetProperty("paintOrders")[layout].GetInt32();

    public string BackgroundOf(int layout) => String(_layout.GetProperty("blendedBackgroundColors")[layout].GetInt32());

    public string? AttributeOf(int node, string name)
    {
        var attributes = _nodes.GetProperty("attributes")[node];
        for (var i = 0; i + 1 < attributes.GetArrayLength(); i += 2)
        {
            if (String(attributes[i].GetInt32()) == name) return String(attributes[i + 1].GetInt32());
        }

        return null;
    }

    /// <summary>What stands in a field, or null.</summary>
    public string? ValueOf(int node) => _values.TryGetValue(node, out var value) ? String(value) : null;

    /// <summary>Whether an option of a list is the chosen one.</summary>
    public bool IsChosen(int node) => _chosen.Contains(node);

    /// <summary>Whether a node answers to clicks, by its nature or by a script's listener.</summary>
    public bool IsClickable(int node) => _clickable.Contains(node);

    /// <summary>The text of a node's children, laid out or not.</summary>
    public string ContentOf(int node)
    {
        var values = _nodes.GetProperty("nodeValue");
        var content = "";
        for (var child = node + 1; child < NodeCount && _parent[child] >= node; child++)
        {
            if (_parent[child] == node) content += String(values[child].GetInt32());
        }

        return content;
    }

    public string String(int index) => index < 0 ? "" : _strings[index].GetString() ?? "";

    private static double Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetDouble() : 0;

    private static int[] Ints(JsonElement array)
    {
        var values = new int[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray()) values[i++] = item.GetInt32();
        return values;
    }

    private static Dictionary<int, int> Rare(JsonElement nodes, string name)
    {
        if (!nodes.TryGetProperty(name, out var rare)) return [];
        return Ints(rare.GetProperty("index")).Zip(Ints(rare.GetProperty("value"))).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
