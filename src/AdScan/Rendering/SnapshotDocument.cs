using System.Text;
using System.Text.Json;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>One document of a DOM snapshot: nodes in document order, each parent before its children, with layout where a node has any.</summary>
/// <remarks>DevTools protocol, <c>DOMSnapshot.captureSnapshot</c>; the arrays are parallel and strings are indices into a shared table.</remarks>
internal sealed class SnapshotDocument
{
    private readonly SnapshotStrings _strings;

    // All of it is taken out of the answer once: an element of a JSON array of arrays is found by walking there from its beginning.
    private readonly int[] _names;
    private readonly int[] _types;
    private readonly int[] _nodeValues;
    private readonly int[][] _attributes;
    private readonly int[] _texts;
    private readonly int[][] _styles;
    private readonly int[] _paintOrders;
    private readonly int[] _backgrounds;
    private readonly Box[] _bounds;
    private readonly int[] _parent;
    private readonly int[] _layoutNodes;
    private readonly int[] _layoutOf;
    private readonly int[] _nextLayout;
    private readonly Dictionary<int, int> _values;
    private readonly HashSet<int> _chosen;
    private readonly HashSet<int> _clickable;

    /// <param name="document">The document in the browser's answer.</param>
    /// <param name="strings">The table of strings.</param>
    /// <param name="scale">Units of the answer per CSS pixel: the browser measures in pixels of its own screen, whatever the page is told of its device's.</param>
    public SnapshotDocument(JsonElement document, SnapshotStrings strings, double scale)
    {
        _strings = strings;
        var (nodes, layout) = (document.GetProperty("nodes"), document.GetProperty("layout"));
        _parent = Ints(nodes.GetProperty("parentIndex"));
        _names = Ints(nodes.GetProperty("nodeName"));
        _types = Ints(nodes.GetProperty("nodeType"));
        _nodeValues = Ints(nodes.GetProperty("nodeValue"));
        _attributes = Lists(nodes.GetProperty("attributes"));
        _texts = Ints(layout.GetProperty("text"));
        _styles = Lists(layout.GetProperty("styles"));
        _paintOrders = Ints(layout.GetProperty("paintOrders"));
        _backgrounds = Ints(layout.GetProperty("blendedBackgroundColors"));
        _bounds = Boxes(layout.GetProperty("bounds"), scale);
        Url = String(document.GetProperty("documentURL").GetInt32());
        IsScrolled = Number(document, "scrollOffsetX") != 0 || Number(document, "scrollOffsetY") != 0;
        _layoutNodes = Ints(layout.GetProperty("nodeIndex"));
        _layoutOf = new int[_parent.Length];
        Array.Fill(_layoutOf, -1);
        _nextLayout = new int[_layoutNodes.Length];
        for (var i = _layoutNodes.Length - 1; i >= 0; i--) (_nextLayout[i], _layoutOf[_layoutNodes[i]]) = (_layoutOf[_layoutNodes[i]], i);
        Frames = Rare(nodes, "contentDocumentIndex");
        Sources = Rare(nodes, "currentSourceURL");
        _values = Rare(nodes, "inputValue").Concat(Rare(nodes, "textValue")).ToDictionary(pair => pair.Key, pair => pair.Value);
        _chosen = nodes.TryGetProperty("optionSelected", out var chosen) ? [.. Ints(chosen.GetProperty("index"))] : [];
        _clickable = nodes.TryGetProperty("isClickable", out var clickable) ? [.. Ints(clickable.GetProperty("index"))] : [];
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

    public string NameOf(int node) => String(_names[node]);

    public string TextOf(int layout) => String(_texts[layout]);

    public Box BoundsOf(int layout) => _bounds[layout];

    /// <summary>A computed style, by its place in <see cref="PageSnapshot.Styles"/>; empty for pseudo-nodes without any.</summary>
    public string StyleOf(int layout, int style) => style < _styles[layout].Length ? String(_styles[layout][style]) : "";

    /// <summary>What has a higher order is painted over what has a lower one.</summary>
    public int PaintOrderOf(int layout) => _paintOrders[layout];

    public string BackgroundOf(int layout) => String(_backgrounds[layout]);

    public string? AttributeOf(int node, string name)
    {
        var attributes = _attributes[node];
        for (var i = 0; i + 1 < attributes.Length; i += 2)
        {
            if (String(attributes[i]) == name) return String(attributes[i + 1]);
        }

        return null;
    }

    /// <summary>What the DOM calls the type of a node: 1 an element, 3 a text, 8 a comment, 10 a document type.</summary>
    public int TypeOf(int node) => _types[node];

    /// <summary>The value of a text or comment.</summary>
    public string NodeValueOf(int node) => String(_nodeValues[node]);

    public IEnumerable<(string Name, string Value)> AttributesOf(int node) => _attributes[node].Chunk(2).Where(pair => pair.Length == 2).Select(pair => (String(pair[0]), String(pair[1])));

    /// <summary>What stands in a field, or null.</summary>
    public string? ValueOf(int node) => _values.TryGetValue(node, out var value) ? String(value) : null;

    /// <summary>Whether an option of a list is the chosen one.</summary>
    public bool IsChosen(int node) => _chosen.Contains(node);

    /// <summary>Whether a node answers to clicks, by its nature or by a script's listener.</summary>
    public bool IsClickable(int node) => _clickable.Contains(node);

    /// <summary>The text of a node's children, laid out or not.</summary>
    public string ContentOf(int node)
    {
        var content = new StringBuilder();
        for (var child = node + 1; child < NodeCount && _parent[child] >= node; child++)
        {
            if (_parent[child] == node) content.Append(String(_nodeValues[child]));
        }

        return content.ToString();
    }

    public string String(int index) => _strings[index];

    private static double Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetDouble() : 0;

    private static int[] Ints(JsonElement array)
    {
        var values = new int[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray()) values[i++] = item.GetInt32();
        return values;
    }

    private static int[][] Lists(JsonElement array)
    {
        var lists = new int[array.GetArrayLength()][];
        var i = 0;
        foreach (var item in array.EnumerateArray()) lists[i++] = item.GetArrayLength() == 0 ? [] : Ints(item);
        return lists;
    }

    private static Box[] Boxes(JsonElement array, double scale)
    {
        var boxes = new Box[array.GetArrayLength()];
        var i = 0;
        foreach (var b in array.EnumerateArray()) boxes[i++] = new Box(b[0].GetDouble() / scale, b[1].GetDouble() / scale, b[2].GetDouble() / scale, b[3].GetDouble() / scale);
        return boxes;
    }

    private static Dictionary<int, int> Rare(JsonElement nodes, string name)
    {
        if (!nodes.TryGetProperty(name, out var rare)) return [];
        return Ints(rare.GetProperty("index")).Zip(Ints(rare.GetProperty("value"))).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
