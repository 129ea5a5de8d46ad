using System.Globalization;
using System.Text;
using AdScan.Impressions;

namespace AdScan.Rendering;

internal sealed partial class PageSnapshot
{
    /// <summary>Reads one document in a single pass: what a node inherits is known when it is reached.</summary>
    private sealed class NodeReader(PageSnapshot page, SnapshotDocument document, Frame frame, string? slotId)
    {
        /// <summary>A box has a shadow or three; with hundreds, one point can draw anything.</summary>
        private const int MostShadows = 8;

        private readonly bool[] _inSlot = new bool[document.NodeCount];
        private readonly double[] _opacity = new double[document.NodeCount];
        private readonly Box[] _clip = new Box[document.NodeCount];
        private readonly Box[] _positionedClip = new Box[document.NodeCount];
        private readonly int[] _block = new int[document.NodeCount];
        private readonly string[] _ground = new string[document.NodeCount];
        private int _runBlock = -1;
        private readonly StringBuilder _runText = new();
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
            if (_run is not null) page.Add(_run with { Text = _runText.ToString() }, _runInSlot, painted: (document, _runOrder));
            _run = null;
            _runText.Clear();
        }

        /// <summary>The frame that an element holds, or null if it is not laid out.</summary>
        public Frame? FrameAt(int node)
        {
            var layout = document.LayoutOf(node);
            if (layout < 0) return null;
            Finish();
            var box = BoxOf(layout);
            var seen = document.StyleOf(layout, Visibility) is "visible" or "" ? box.Intersect(_clip[node]) : default;
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
            if (CutsOff(node, layout) && display != "inline") _clip[node] = _clip[node].Intersect(BoxOf(layout));
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
                _runText.Append(text);
                _run = _run with { Box = _run.Box.Union(box), WebFont = _run.WebFont ?? WebFontOf(layout), FontSize = Least(_run.FontSize, FontSizeOf(layout, box)), Contrast = Least(_run.Contrast, ContrastOf(node, layout)) };
                _runOrder = Math.Max(_runOrder, document.PaintOrderOf(layout));
                return;
            }

            // White space between blocks starts no piece of its own.
            if (string.IsNullOrWhiteSpace(text)) return;
            Finish();
            _runBlock = _block[node];
            _runInSlot = _inSlot[node];
            _runOrder = document.PaintOrderOf(layout);
            _runText.Append(text);
            _run = new TextPiece { Text = "", Box = box, Frame = frame.Url, Hidden = hidden, WebFont = WebFontOf(layout), FontSize = FontSizeOf(layout, box), Contrast = ContrastOf(node, layout) };
        }

        /// <summary>What is made smaller after it was set shows in the height of its line, which is no less than this many times its letters'.</summary>
        private const double LeastLine = 1.14;

        private double? FontSizeOf(int layout, Box box) =>
            double.TryParse(document.StyleOf(layout, FontSize).Replace("px", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var size) ? Math.Round(Math.Min(size, box.Height / LeastLine), 1) : null;

        private double? ContrastOf(int node, int layout) => CssColor.Contrast(document.StyleOf(layout, Color), Math.Min(1, _opacity[node]), document.BackgroundOf(layout) is { Length: > 0 } ground ? ground : _ground[node]);

        private static double? Least(double? one, double? other) => one is null || other is null ? one ?? other : Math.Min(one.Value, other.Value);

        /// <summary>The first of its fonts that the page brought along.</summary>
        private string? WebFontOf(int layout) => page._account.WebFonts.Count == 0
            ? null
            : document.StyleOf(layout, FontFamily).Split(',').Select(family => family.Trim(' ', '"', '\'')).FirstOrDefault(page._account.WebFonts.Contains);

        private void AddElement(int node, int layout)
        {
            var box = BoxOf(layout);
            var name = document.NameOf(node);
            if (name == "HTML" && frame.Url is null) page._width = box.Width;
            var shown = box.Intersect(_clip[node]) is { Width: > LeastSize, Height: > LeastSize } && _opacity[node] >= LeastOpacity && document.StyleOf(layout, Visibility) is "visible";
            if (shown && PictureOf(node, layout, name) is { } picture) AddPicture(picture, box.Intersect(_clip[node]));
            if (ShadowsOf(node, layout) is { } shadows) AddPicture(shadows, page.Slot ?? box);
            if (shown && IsPicture(name, layout)) page._grounds.Add((document, document.PaintOrderOf(layout), box.Intersect(_clip[node])));
            if (shown && frame.Url is null && document.StyleOf(layout, Position) is "fixed" or "absolute" or "sticky") page._floats.Add((box.Intersect(_clip[node]), HasGround(name, layout)));
            if (shown && (_inSlot[node] || frame.Url is not null) && document.IsClickable(node) && name is not ("HTML" or "BODY" or "SECTION" or "INPUT" or "TEXTAREA" or "SELECT" or "OPTION")) AddClickable(node, box);
            if (shown && _opacity[node] > 0.95 && (name is "IMG" or "VIDEO" || document.StyleOf(layout, BackgroundColor).StartsWith("rgb(", StringComparison.Ordinal))) page._covers.Add((document, document.PaintOrderOf(layout), box.Intersect(_clip[node])));
            if (name == "CANVAS") AddDrawing(node, box, shown);
            AddAttribute(node, name, box, shown);
        }

        /// <summary>What makes an element a picture: its source, its kind, or its ground; null where nothing does.</summary>
        private string? PictureOf(int node, int layout, string name)
        {
            if (name is "IMG" or "VIDEO" && document.Sources.TryGetValue(node, out var source)) return document.String(source);
            if (name is "CANVAS" or "svg" or "OBJECT" or "EMBED" or "VIDEO") return name;
            if (!_inSlot[node] && frame.Url is null) return null;
            if (document.StyleOf(layout, BackgroundImage) is { Length: > 0 } image and not "none") return image;
            return document.StyleOf(layout, MaskImage) is { Length: > 0 } mask and not "none" ? mask : null;
        }

        /// <summary>The shadows with which an element of no matter what size draws; null where it has no more than a box has.</summary>
        private string? ShadowsOf(int node, int layout) =>
            (_inSlot[node] || frame.Url is not null) && _opacity[node] >= LeastOpacity && document.StyleOf(layout, Visibility) is "visible"
            && document.StyleOf(layout, BoxShadow) is { } shadows && shadows.Count(letter => letter == '(') > MostShadows ? shadows : null;

        /// <summary>A gradient is a picture in CSS, and a ground to anyone who looks.</summary>
        private void AddPicture(string picture, Box seen)
        {
            page._pictures.Add(picture);
            if (!picture.Contains("gradient(", StringComparison.Ordinal) || picture.Contains("url(", StringComparison.Ordinal)) page._drawings.Add(seen);
        }

        private bool IsPicture(string name, int layout) =>
            name is "IMG" or "VIDEO" or "CANVAS" or "svg" or "OBJECT" or "EMBED" || document.StyleOf(layout, BackgroundImage) is { Length: > 0 } and not "none";

        private bool HasGround(string name, int layout) =>
            name == "IFRAME" || IsPicture(name, layout) || (document.StyleOf(layout, BackgroundColor) is { Length: > 0 } color && !CssColor.IsTransparent(color));

        private void AddClickable(int node, Box box)
        {
            var href = document.AttributeOf(node, "href");
            if (href is not null && Uri.TryCreate(document.Url, UriKind.Absolute, out var here) && Uri.TryCreate(here, href, out var address)) href = address.AbsoluteUri;
            page._clickable.Add(new ClickTarget("", box.Intersect(_clip[node]), href));
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
                var hidden = !shown ? "zero-size" : !text.IsVisible ? "transparent" : place.Intersect(box).Intersect(_clip[node]) is { Width: >= LeastSize, Height: >= LeastSize } ? null : "clipped";
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
            if (_opacity[node] < LeastOpacity || CssColor.IsTransparent(document.StyleOf(layout, Color))) return "transparent";
            if (box.Width < LeastSize || box.Height < LeastSize) return "zero-size";
            if (box.X + box.Width <= 0 || box.Y + box.Height <= 0) return "off-screen";
            if (box.Intersect(_clip[node]) is not { Width: >= LeastSize, Height: >= LeastSize }) return "clipped";
            return CssColor.AreAlike(document.StyleOf(layout, Color), _ground[node]) ? SameColour : null;
        }

        private Box BoxOf(int layout)
        {
            var box = document.BoundsOf(layout);
            return box with { X = box.X + frame.X, Y = box.Y + frame.Y };
        }
    }
}
