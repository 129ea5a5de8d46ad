using System.Globalization;
using System.Text.Json;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>What the page showed at one moment, read from one DOM snapshot of all its frames and shadow roots.</summary>
/// <remarks>
/// One call returns cross-origin frames too, because site isolation is off: each impression is a browser context of its own, so nothing
/// that isolation protects is shared with anyone else's ad.
/// </remarks>
internal sealed class PageSnapshot
{
    /// <summary>The computed styles that are asked for, in this order.</summary>
    public static readonly string[] Styles = ["display", "visibility", "opacity", "overflow-x", "position", "background-image", "color", "background-color", "font-family"];

    private const int Display = 0, Visibility = 1, Opacity = 2, Overflow = 3, Position = 4, BackgroundImage = 5, Color = 6, BackgroundColor = 7, FontFamily = 8;
    private const double LeastSize = 2;
    private const int LongestLabel = 200;
    public const double LeastOpacity = 0.1;

    private readonly List<SnapshotDocument> _documents;
    private readonly List<TextPiece> _pieces = [];
    private readonly Dictionary<TextPiece, (SnapshotDocument Document, int Order)> _painted = new(ReferenceEqualityComparer.Instance);
    private readonly List<(SnapshotDocument Document, int Order, Box Box)> _covers = [];
    private readonly HashSet<string> _pictures = [];
    private readonly List<ClickTarget> _clickable = [];
    private readonly IReadOnlySet<string> _ownTexts;
    private readonly PageAccount _account;
    private readonly HashSet<DrawnCanvas> _placed = [];
    private int _charactersLeft;

    private PageSnapshot(JsonElement snapshot, IReadOnlySet<string> ownTexts, PageAccount account, int maxText, double scale)
    {
        _account = account;
        var strings = snapshot.GetProperty("strings");
        _documents = snapshot.GetProperty("documents").EnumerateArray().Select(d => new SnapshotDocument(d, strings, scale)).ToList();
        _ownTexts = ownTexts;
        _charactersLeft = maxText;
    }

    /// <summary>Every piece of the ad's text, boxes in page coordinates.</summary>
    public IReadOnlyList<TextPiece> Pieces => _pieces;

    /// <summary>The slot's rectangle in page coordinates, or null if the feed page is no longer there.</summary>
    public Box? Slot { get; private set; }

    /// <summary>Whether something of the ad stands visibly outside its slot.</summary>
    public bool Overflows { get; private set; }

    /// <summary>Whether the page is not at its top left corner.</summary>
    public bool IsScrolled => _documents.Count > 0 && _documents[0].IsScrolled;

    /// <summary>What a person would click, largest first, in page coordinates; the slot itself where nothing in it says that it can be.</summary>
    public IEnumerable<ClickTarget> ClickTargets
    {
        get
        {
            var distinct = _clickable.OrderByDescending(t => t.Box.Width * t.Box.Height).DistinctBy(t => t.Address ?? LabelOf(t.Box)).ToList();
            return distinct.Count == 0 && Slot is { } slot ? [new ClickTarget(LabelOf(slot), slot, null)] : distinct.Select(t => t with { Label = LabelOf(t.Box) });
        }
    }

    /// <summary>Whether there is a readable text or a picture of visible size.</summary>
    public bool HasContent => _pictures.Count > 0 || _pieces.Exists(p => p.IsVisible);

    /// <summary>Changes when what can be read, or which pictures are shown, changes.</summary>
    public string Fingerprint => string.Join('\n', _pieces.Where(p => p.IsVisible).Select(p => p.Text + p.WebFont).Concat(_pictures.Order(StringComparer.Ordinal)));

    public static Dictionary<string, object> Request => new()
    {
        ["computedStyles"] = Styles,
        ["includeBlendedBackgroundColors"] = true,
        ["includePaintOrder"] = true,
    };

    /// <param name="snapshot">The browser's answer.</param>
    /// <param name="slotId">Element id of the slot.</param>
    /// <param name="ownTexts">Texts of the feed page that are no part of the ad.</param>
    /// <param name="account">What a DOM snapshot does not hold.</param>
    /// <param name="maxText">The most characters kept.</param>
    /// <param name="scale">Pixels of the browser's own screen per CSS pixel.</param>
    public static PageSnapshot Read(JsonElement snapshot, string slotId, IReadOnlySet<string> ownTexts, PageAccount account, int maxText, double scale)
    {
        var page = new PageSnapshot(snapshot, ownTexts, account, maxText, scale);
        if (page._documents.Count == 0) return page;
        page.ReadTitle();
        page.ReadDocument(0, slotId, new Frame(0, 0, Everything, 1, false, null));
        page.ReadBuffers();
        page.HideCovered();
        return page;
    }

    /// <summary>The title, where the ad has changed it: in-app web views show it above the page.</summary>
    private void ReadTitle() => Add(new TextPiece { Text = _documents[0].Title, Source = TextSource.Attribute }, inSlot: true, isOwn: _ownTexts.Contains(_documents[0].Title));

    /// <summary>Marks text over which something opaque of the same document is painted.</summary>
    private void HideCovered()
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (!_pieces[i].IsVisible || !_painted.TryGetValue(_pieces[i], out var painted)) continue;
            var box = _pieces[i].Box;
            if (_covers.Exists(c => c.Document == painted.Document && c.Order > painted.Order && Covers(c.Box, box))) _pieces[i] = _pieces[i] with { Hidden = "covered" };
        }
    }

    private static bool Covers(Box over, Box under) => Intersect(over, under) is var shared && shared.Width * shared.Height >= 0.95 * under.Width * under.Height;

    /// <summary>Canvases that are in no document are mostly painted onto something that is: their text counts as seen where any drawing or picture can be seen.</summary>
    private void ReadBuffers()
    {
        foreach (var canvas in _account.Canvases.Except(_placed))
        {
            foreach (var text in canvas.Texts) Add(new TextPiece { Text = text.Text, Source = TextSource.Canvas, Box = Slot ?? default, Frame = canvas.Frame, Hidden = _pictures.Count > 0 && text.IsVisible ? null : "not-shown" }, inSlot: true);
        }
    }

    /// <summary>Adds what the browser itself shows in front of the page: dialogs and notifications.</summary>
    public void AddWords(IEnumerable<string> words)
    {
        foreach (var said in words) Add(new TextPiece { Text = said, Source = TextSource.Behaviour, Box = Slot ?? default }, inSlot: true);
    }

    private static Box Everything => new(-1e6, -1e6, 2e6, 2e6);

    private void ReadDocument(int index, string? slotId, Frame frame)
    {
        var document = _documents[index];

        // The browser's own error page says nothing that the ad said.
        if (document.Url.StartsWith("chrome-error:", StringComparison.Ordinal)) return;
        var reader = new NodeReader(this, document, frame, slotId);
        for (var node = 0; node < document.NodeCount; node++)
        {
            reader.Visit(node);
            if (document.Frames.TryGetValue(node, out var child) && child > index && reader.FrameAt(node) is { } inner) ReadDocument(child, null, inner);
        }

        reader.Finish();
    }

    private void Add(TextPiece piece, bool inSlot, bool isOwn = false, (SnapshotDocument Document, int Order)? painted = null)
    {
        var text = Collapse(piece.Text);
        if (text.Length == 0 || isOwn || (!inSlot && piece.Frame is null && _ownTexts.Contains(text))) return;
        if (text.Length > _charactersLeft) text = text[.._charactersLeft];
        if (text.Length == 0) return;
        _charactersLeft -= text.Length;
        piece = piece with { Text = text };
        _pieces.Add(piece);
        if (painted is { } place) _painted[piece] = place;
        Overflows |= !inSlot && piece.IsVisible;
    }

    private string LabelOf(Box box)
    {
        var words = string.Join(' ', _pieces.Where(p => p.IsVisible && Intersect(p.Box, box) is { Width: >= LeastSize, Height: >= LeastSize }).Select(p => p.Text));
        return words.Length <= LongestLabel ? words : words[..LongestLabel];
    }

    private static string Collapse(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Box Intersect(Box a, Box b)
    {
        var (x, y) = (Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
        return new Box(x, y, Math.Max(0, Math.Min(a.X + a.Width, b.X + b.Width) - x), Math.Max(0, Math.Min(a.Y + a.Height, b.Y + b.Height) - y));
    }

    private static Box Union(Box a, Box b)
    {
        var (x, y) = (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y));
        return new Box(x, y, Math.Max(a.X + a.Width, b.X + b.Width) - x, Math.Max(a.Y + a.Height, b.Y + b.Height) - y);
    }

    /// <summary>Where a document stands on the page, and what of it the frames around it let through.</summary>
    private sealed record Frame(double X, double Y, Box Clip, double Opacity, bool InSlot, string? Url);

    /// <summary>Reads one document in a single pass: what a node inherits is known when it is reached.</summary>
    private sealed class NodeReader(PageSnapshot page, SnapshotDocument document, Frame frame, string? slotId)
    {
        private readonly bool[] _inSlot = new bool[document.NodeCount];
        private readonly double[] _opacity = new double[document.NodeCount];
        private readonly Box[] _clip = new Box[document.NodeCount];
        private readonly Box[] _positionedClip = new Box[document.NodeCount];
        private readonly int[] _block = new int[document.NodeCount];
        private readonly string[] _ground = new string[document.NodeCount];
        private int _runBlock = -1;
        private TextPiece? _run;
        private bool _runInSlot;
        private int _runOrder;

        public void Visit(int node)
        {
            var layout = document.LayoutOf(node);
            Inherit(node);
            if (slotId is not null && !_inSlot[node] && document.AttributeOf(node, "id") == slotId && document.NameOf(node) == "SECTION") EnterSlot(node, layout);
            if (layout >= 0 && document.TextOf(layout).Length == 0)
            {
                Restrict(node, layout);
                AddElement(node, layout);
            }

            if (document.NameOf(node) == "OPTION") AddOption(node);
            for (; layout >= 0; layout = document.NextLayout(layout))
            {
                if (document.TextOf(layout) is { Length: > 0 } text) AddText(node, text, layout);
            }
        }

        public void Finish()
        {
            if (_run is not null) page.Add(_run, _runInSlot, painted: (document, _runOrder));
            _run = null;
        }

        /// <summary>The frame that an element holds, or null if it is not laid out.</summary>
        public Frame? FrameAt(int node)
        {
            var layout = document.LayoutOf(node);
            if (layout < 0) return null;
            Finish();
            var box = BoxOf(layout);
            var seen = document.StyleOf(layout, Visibility) is "visible" or "" ? Intersect(box, _clip[node]) : default;
            var scrolls = document.AttributeOf(node, "scrolling") is not ("no" or "off") && seen is { Width: >= LeastSize, Height: >= LeastSize };
            return new Frame(box.X, box.Y, scrolls ? Everything : seen, _opacity[node], _inSlot[node], page._documents[document.Frames[node]].Url);
        }

        private void Inherit(int node)
        {
            var parent = document.ParentOf(node);
            if (parent < 0)
            {
                (_inSlot[node], _opacity[node], _clip[node], _positionedClip[node], _block[node]) = (frame.InSlot, frame.Opacity, frame.Clip, frame.Clip, node);
                _ground[node] = "";
                return;
            }

            (_inSlot[node], _opacity[node], _clip[node], _positionedClip[node], _block[node]) = (_inSlot[parent], _opacity[parent], _clip[parent], _positionedClip[parent], _block[parent]);
            _ground[node] = _ground[parent];
        }

        private void EnterSlot(int node, int layout)
        {
            _inSlot[node] = true;
            if (layout >= 0) page.Slot = BoxOf(layout);
        }

        private void Restrict(int node, int layout)
        {
            var display = document.StyleOf(layout, Display);
            var position = document.StyleOf(layout, Position);
            if (document.BackgroundOf(layout) is { Length: > 0 } ground) _ground[node] = ground;
            if (display is not ("inline" or "contents" or "")) _block[node] = node;
            if (double.TryParse(document.StyleOf(layout, Opacity), CultureInfo.InvariantCulture, out var opacity)) _opacity[node] *= opacity;
            if (position == "fixed") _clip[node] = frame.Clip;
            else if (position == "absolute") _clip[node] = _positionedClip[node];
            if (CutsOff(node, layout) && display != "inline") _clip[node] = Intersect(_clip[node], BoxOf(layout));
            if (position is "relative" or "absolute" or "fixed" or "sticky") _positionedClip[node] = _clip[node];
        }

        /// <summary>What can be scrolled to can be seen; and the overflow of html and body is the viewport's (CSS Overflow 3, 3.3).</summary>
        private bool CutsOff(int node, int layout) =>
            document.StyleOf(layout, Overflow) is "hidden" or "clip" && document.NameOf(node) is not ("HTML" or "BODY");

        private void AddText(int node, string text, int layout)
        {
            var box = BoxOf(layout);
            var hidden = WhyHidden(node, layout, box);
            if (_run is not null && _block[node] == _runBlock && _run.Hidden == hidden)
            {
                _run = _run with { Text = _run.Text + text, Box = Union(_run.Box, box) };
                _runOrder = Math.Max(_runOrder, document.PaintOrderOf(layout));
                return;
            }

            // White space between blocks starts no piece of its own.
            if (string.IsNullOrWhiteSpace(text)) return;
            Finish();
            _runBlock = _block[node];
            _runInSlot = _inSlot[node];
            _runOrder = document.PaintOrderOf(layout);
            _run = new TextPiece { Text = text, Box = box, Frame = frame.Url, Hidden = hidden, WebFont = WebFontOf(layout) };
        }

        /// <summary>The first of its fonts that the page brought along.</summary>
        private string? WebFontOf(int layout) => page._account.WebFonts.Count == 0
            ? null
            : document.StyleOf(layout, FontFamily).Split(',').Select(family => family.Trim(' ', '"', '\'')).FirstOrDefault(page._account.WebFonts.Contains);

        private void AddElement(int node, int layout)
        {
            var box = BoxOf(layout);
            var name = document.NameOf(node);
            var shown = Intersect(box, _clip[node]) is { Width: > LeastSize, Height: > LeastSize } && _opacity[node] >= LeastOpacity && document.StyleOf(layout, Visibility) is "visible";
            if (shown && name is "IMG" or "VIDEO" && document.Sources.TryGetValue(node, out var source)) page._pictures.Add(document.String(source));
            if (shown && name is "CANVAS" or "svg" or "OBJECT" or "EMBED") page._pictures.Add(name);
            if (shown && document.StyleOf(layout, BackgroundImage) is { Length: > 0 } image and not "none" && (_inSlot[node] || frame.Url is not null)) page._pictures.Add(image);
            if (shown && (_inSlot[node] || frame.Url is not null) && document.IsClickable(node) && name is not ("HTML" or "BODY" or "SECTION" or "INPUT" or "TEXTAREA" or "SELECT" or "OPTION")) AddClickable(node, box);
            if (shown && _opacity[node] > 0.95 && (name is "IMG" or "VIDEO" || document.StyleOf(layout, BackgroundColor).StartsWith("rgb(", StringComparison.Ordinal))) page._covers.Add((document, document.PaintOrderOf(layout), Intersect(box, _clip[node])));
            if (name == "CANVAS") AddDrawing(node, box, shown);
            AddAttribute(node, name, box, shown);
        }

        private void AddClickable(int node, Box box)
        {
            var href = document.AttributeOf(node, "href");
            if (href is not null && Uri.TryCreate(document.Url, UriKind.Absolute, out var here) && Uri.TryCreate(here, href, out var address)) href = address.AbsoluteUri;
            page._clickable.Add(new ClickTarget("", Intersect(box, _clip[node]), href));
        }

        /// <summary>Text on the canvas that a script drew there; canvases are told apart by their frame and size.</summary>
        private void AddDrawing(int node, Box box, bool shown)
        {
            var (width, height) = (SizeOf(node, "width", 300), SizeOf(node, "height", 150));
            var canvas = page._account.Canvases.FirstOrDefault(c => !page._placed.Contains(c) && (c.Frame == frame.Url || c.Frame == "") && c.Width == width && c.Height == height);
            if (canvas is null) return;
            page._placed.Add(canvas);
            Finish();
            var (x, y) = (box.Width / Math.Max(1, width), box.Height / Math.Max(1, height));
            foreach (var text in canvas.Texts)
            {
                var place = new Box(box.X + (text.Box.X * x), box.Y + (text.Box.Y * y), text.Box.Width * x, text.Box.Height * y);
                var hidden = !shown ? "zero-size" : !text.IsVisible ? "transparent" : Intersect(place, Intersect(box, _clip[node])) is { Width: >= LeastSize, Height: >= LeastSize } ? null : "clipped";
                page.Add(new TextPiece { Text = text.Text, Source = TextSource.Canvas, Box = place, Frame = frame.Url, Hidden = hidden }, _inSlot[node]);
            }
        }

        private double SizeOf(int node, string attribute, double fallback) =>
            double.TryParse(document.AttributeOf(node, attribute), CultureInfo.InvariantCulture, out var size) && size >= 0 ? Math.Floor(size) : fallback;

        /// <summary>What a viewer reads that is not an element's text: what stands in fields and, in place of pictures, beside them; and what shows only on asking.</summary>
        private void AddAttribute(int node, string name, Box box, bool shown)
        {
            var value = name is "INPUT" or "TEXTAREA" ? document.ValueOf(node) : null;
            var type = name == "INPUT" ? document.AttributeOf(node, "type") : null;
            if (type is not ("hidden" or "password" or "checkbox" or "radio")) AddAttribute(node, value, box, shown ? null : "zero-size");
            if (name is "INPUT" or "TEXTAREA" && string.IsNullOrEmpty(value)) AddAttribute(node, document.AttributeOf(node, "placeholder"), box, shown ? null : "zero-size");
            if (name is "IMG" or "AREA") AddAttribute(node, document.AttributeOf(node, "alt"), box, shown ? null : "zero-size");
            AddAttribute(node, document.AttributeOf(node, "title"), box, "tooltip");
            AddAttribute(node, document.AttributeOf(node, "aria-label"), box, "read-aloud");
        }

        private void AddAttribute(int node, string? text, Box box, string? hidden)
        {
            if (string.IsNullOrWhiteSpace(text)) return;
            Finish();
            page.Add(new TextPiece { Text = text, Source = TextSource.Attribute, Box = box, Frame = frame.Url, Hidden = hidden }, _inSlot[node]);
        }

        /// <summary>Labels of a list that is closed: the chosen one is shown, the others only to who opens it.</summary>
        private void AddOption(int node)
        {
            var select = document.ParentOf(node);
            while (select >= 0 && document.NameOf(select) != "SELECT") select = document.ParentOf(select);
            var layout = select < 0 ? -1 : document.LayoutOf(select);
            if (layout < 0) return;
            var box = BoxOf(layout);
            AddAttribute(select, document.AttributeOf(node, "label") ?? document.ContentOf(node), box, document.IsChosen(node) || document.AttributeOf(select, "size") is not null ? WhyHidden(select, layout, box) : "closed-list");
        }

        private string? WhyHidden(int node, int layout, Box box)
        {
            if (document.StyleOf(layout, Visibility) is "hidden" or "collapse") return "invisible";
            if (_opacity[node] < LeastOpacity || IsTransparent(document.StyleOf(layout, Color))) return "transparent";
            if (box.Width < LeastSize || box.Height < LeastSize) return "zero-size";
            if (box.X + box.Width <= 0 || box.Y + box.Height <= 0) return "off-screen";
            if (Intersect(box, _clip[node]) is not { Width: >= LeastSize, Height: >= LeastSize }) return "clipped";
            return SameColour(document.StyleOf(layout, Color), _ground[node]) ? "same-colour" : null;
        }

        private Box BoxOf(int layout)
        {
            var box = document.BoundsOf(layout);
            return box with { X = box.X + frame.X, Y = box.Y + frame.Y };
        }

        private static bool IsTransparent(string color) =>
            color.StartsWith("rgba(", StringComparison.Ordinal) && color.Split(',') is [.., var alpha]
            && double.TryParse(alpha.TrimEnd(')'), CultureInfo.InvariantCulture, out var value) && value < LeastOpacity;

        private static bool SameColour(string text, string ground)
        {
            if (Rgb(text) is not { } a || Rgb(ground) is not { } b) return false;
            return Math.Abs(a.R - b.R) + Math.Abs(a.G - b.G) + Math.Abs(a.B - b.B) < 12;
        }

        private static (int R, int G, int B)? Rgb(string color)
        {
            if (color.StartsWith('#') && color.Length >= 7)
            {
                var value = int.Parse(color.AsSpan(1, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                return (value >> 16, (value >> 8) & 255, value & 255);
            }

            var open = color.IndexOf('(', StringComparison.Ordinal);
            if (open < 0) return null;
            var parts = color[(open + 1)..].TrimEnd(')').Split(',');
            return parts.Length >= 3 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var r) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var g) && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var b)
                ? (r, g, b)
                : null;
        }
    }
}
