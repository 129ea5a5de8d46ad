using System.Text.Json;
using System.Text.RegularExpressions;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>What the page showed at one moment, read from one DOM snapshot of all its frames and shadow roots.</summary>
/// <remarks>
/// One call returns cross-origin frames too, because site isolation is off: each impression is a browser context of its own, so nothing
/// that isolation protects is shared with anyone else's ad.
/// </remarks>
internal sealed partial class PageSnapshot
{
    /// <summary>The computed styles that are asked for, in this order.</summary>
    public static readonly string[] Styles = ["display", "visibility", "opacity", "overflow-x", "position", "background-image", "color", "background-color", "font-family", "font-size", "mask-image", "box-shadow"];

    private const int Display = 0, Visibility = 1, Opacity = 2, Overflow = 3, Position = 4, BackgroundImage = 5, Color = 6, BackgroundColor = 7, FontFamily = 8, FontSize = 9, MaskImage = 10, BoxShadow = 11;
    private const double LeastSize = 2;
    private const int LongestLabel = 200;

    /// <summary>What is compared with every text is limited to the largest, so that no page costs more than its size.</summary>
    private const int MostCovers = 2000, MostClickable = 200, MostControls = 40, MostDrawings = 50;

    /// <summary>Figures of a clock: days, hours, minutes and seconds.</summary>
    private const int MostFiguresOfClock = 8;

    /// <summary>What floats over the page is larger than a badge, in square CSS pixels, and stands mostly outside its slot.</summary>
    private const double LeastOverlay = 1600, LeastOutside = 0.5;
    public const double LeastOpacity = 0.1;
    private const string SameColour = "same-colour";

    private readonly List<SnapshotDocument> _documents;
    private readonly List<TextPiece> _pieces = [];
    private readonly Dictionary<TextPiece, (SnapshotDocument Document, int Order)> _painted = new(ReferenceEqualityComparer.Instance);
    private readonly List<(SnapshotDocument Document, int Order, Box Box)> _covers = [];
    private readonly List<(SnapshotDocument Document, int Order, Box Box)> _grounds = [];
    private readonly List<(Box Box, bool HasGround)> _floats = [];
    private readonly HashSet<string> _pictures = [];
    private readonly List<Box> _drawings = [];
    private readonly List<Box> _surroundings = [];
    private readonly List<ClickTarget> _clickable = [];
    private readonly IReadOnlySet<string> _ownTexts;
    private readonly PageAccount _account;
    private readonly HashSet<DrawnCanvas> _placed = [];
    private readonly int _maxText;
    private double _width;

    private PageSnapshot(JsonElement snapshot, IReadOnlySet<string> ownTexts, PageAccount account, int maxText, double scale)
    {
        _account = account;
        var strings = new SnapshotStrings(snapshot.GetProperty("strings"));
        _documents = snapshot.GetProperty("documents").EnumerateArray().Select(d => new SnapshotDocument(d, strings, scale)).ToList();
        _ownTexts = ownTexts;
        _maxText = maxText;
    }

    /// <summary>Every piece of the ad's text, boxes in page coordinates.</summary>
    public IReadOnlyList<TextPiece> Pieces => _pieces;

    /// <summary>Whether there is more to see than is kept of it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The slot's rectangle in page coordinates, or null if the feed page is no longer there.</summary>
    public Box? Slot { get; private set; }

    /// <summary>Whether something of the ad stands visibly outside its slot.</summary>
    public bool Overflows { get; private set; }

    /// <summary>The rectangle of what floats outside the slot, in page coordinates; null where nothing does, or there is no slot.</summary>
    public Box? Overlay { get; private set; }

    /// <summary>What answers to a touch, largest first, in page coordinates.</summary>
    public IEnumerable<ClickTarget> Controls => _clickable.OrderByDescending(t => t.Box.Width * t.Box.Height).Take(MostControls).Select(t => t with { Label = NameOf(t.Box) });

    /// <summary>Whether the page is not at its top left corner.</summary>
    public bool IsScrolled => _documents.Count > 0 && _documents[0].IsScrolled;

    /// <summary>What a person would click, largest first, in page coordinates; the slot itself where nothing in it says that it can be.</summary>
    public IEnumerable<ClickTarget> ClickTargets
    {
        get
        {
            var distinct = _clickable.OrderByDescending(t => t.Box.Width * t.Box.Height).Take(MostClickable).DistinctBy(t => t.Address ?? LabelOf(t.Box)).ToList();
            return distinct.Count == 0 && Slot is { } slot ? [new ClickTarget(LabelOf(slot), slot, null)] : distinct.Select(t => t with { Label = LabelOf(t.Box) });
        }
    }

    /// <summary>Whether there is a readable text or a picture of visible size.</summary>
    public bool HasContent => _pictures.Count > 0 || _pieces.Exists(p => p.IsVisible);

    /// <summary>Where pictures, video and drawings stand, largest first, in page coordinates.</summary>
    public IEnumerable<Box> Drawings => _drawings.OrderByDescending(b => b.Width * b.Height).Take(MostDrawings);

    /// <summary>Where text of the feed itself stands, in page coordinates.</summary>
    public IEnumerable<Box> Surroundings => _surroundings;

    /// <summary>Changes when what can be read, or which pictures are shown, changes.</summary>
    public string Fingerprint => Print(piece => piece.Text);

    /// <summary>Changes when words or pictures do, and not with the numbers among the words that a clock would show.</summary>
    public string Kind => Print(piece => IsOfClock(piece) ? Figures().Replace(piece.Text, "0") : piece.Text);

    private string Print(Func<TextPiece, string> write) =>
        string.Join('\n', _pieces.Where(p => p.IsVisible).Select(p => write(p) + p.WebFont).Concat(_pictures.Order(StringComparer.Ordinal)));

    /// <summary>A number of a telephone or an account is no clock's, and in a font of the ad's own a figure may look like anything.</summary>
    private static bool IsOfClock(TextPiece piece) => piece.WebFont is null && piece.Text.Count(char.IsDigit) <= MostFiguresOfClock;

    /// <summary>Short numbers that do not belong to a word of Latin letters, which may be the name of an account.</summary>
    [GeneratedRegex(@"(?<![A-Za-z\d])\d{1,4}(?![A-Za-z\d])")]
    private static partial Regex Figures();

    /// <summary>The page as it stood, all its frames in it.</summary>
    /// <param name="most">The most characters.</param>
    public string ToHtml(int most) => SnapshotHtml.Write(_documents, most);

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
        page.Trim();
        page.ForgetColoursOnPictures();
        page.HideCovered();
        page.Overlay = page.FindOverlay();
        page.Overflows |= page.Overlay is not null;
        return page;
    }

    /// <summary>The title, where the ad has changed it: in-app web views show it above the page.</summary>
    private void ReadTitle() => Add(new TextPiece { Text = _documents[0].Title, Source = TextSource.Attribute }, inSlot: true, isOwn: _ownTexts.Contains(_documents[0].Title));

    /// <summary>Marks text over which something opaque of the same document is painted.</summary>
    private void HideCovered()
    {
        var covers = _covers.OrderByDescending(c => c.Box.Width * c.Box.Height).Take(MostCovers).ToList();
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (!_pieces[i].IsVisible || !_painted.TryGetValue(_pieces[i], out var painted)) continue;
            var box = _pieces[i].Box;
            if (covers.Exists(c => c.Document == painted.Document && c.Order > painted.Order && Covers(c.Box, box))) _pieces[i] = _pieces[i] with { Hidden = "covered" };
        }
    }

    /// <summary>What a picture looks like under a text is not known: the colour of the page behind it says nothing.</summary>
    private void ForgetColoursOnPictures()
    {
        var pictures = _grounds.OrderByDescending(c => c.Box.Width * c.Box.Height).Take(MostCovers).ToList();
        for (var i = 0; i < _pieces.Count && pictures.Count > 0; i++)
        {
            if (!_painted.TryGetValue(_pieces[i], out var painted)) continue;
            var box = _pieces[i].Box;
            if (!pictures.Exists(p => p.Document == painted.Document && p.Order <= painted.Order && p.Box.Intersect(box) is { Width: > 0, Height: > 0 })) continue;
            _pieces[i] = _pieces[i] with { Contrast = null, Hidden = _pieces[i].Hidden == SameColour ? null : _pieces[i].Hidden };
            _painted[_pieces[i]] = painted;
        }
    }

    private Box? FindOverlay()
    {
        if (Slot is not { } slot) return null;
        var page = new Box(0, 0, Math.Max(slot.X + slot.Width, _width), 1e6);
        var outside = _floats
            .Select(f => (Box: f.Box.Intersect(page), f.HasGround))
            .Where(f => AreaOf(f.Box) >= LeastOverlay && AreaOf(f.Box.Intersect(slot)) <= (1 - LeastOutside) * AreaOf(f.Box))
            .Where(f => f.HasGround || _pieces.Exists(p => p.IsVisible && p.Box.Intersect(f.Box) is { Width: > 0, Height: > 0 }))
            .Select(f => f.Box)
            .ToList();
        return outside.Count == 0 ? null : outside.Aggregate((one, other) => one.Union(other));
    }

    private static double AreaOf(Box box) => box.Width * box.Height;

    private static bool Covers(Box over, Box under) => over.Intersect(under) is var shared && shared.Width * shared.Height >= 0.95 * under.Width * under.Height;

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
        Trim();
    }

    /// <summary>Keeps as much text as may be kept, what a person reads first: nothing hidden, however long, stands in its way.</summary>
    private void Trim()
    {
        if (_pieces.Sum(piece => (long)piece.Text.Length) <= _maxText) return;
        var left = _maxText;
        foreach (var i in Enumerable.Range(0, _pieces.Count).OrderBy(i => RankOf(_pieces[i])).ToList())
        {
            var piece = _pieces[i];
            if (piece.Text.Length > left)
            {
                IsCut |= piece.IsVisible;
                _pieces[i] = piece with { Text = piece.Text[..left] };
                if (_painted.Remove(piece, out var painted)) _painted[_pieces[i]] = painted;
            }

            left -= _pieces[i].Text.Length;
        }

        _pieces.RemoveAll(piece => piece.Text.Length == 0);
    }

    private static int RankOf(TextPiece piece) => !piece.IsVisible ? 2 : piece.Source == TextSource.Attribute ? 1 : 0;

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
        if (text.Length == 0) return;
        if (isOwn || (!inSlot && piece.Frame is null && _ownTexts.Contains(text)))
        {
            _surroundings.Add(piece.Box);
            return;
        }

        piece = piece with { Text = text };
        _pieces.Add(piece);
        if (painted is { } place) _painted[piece] = place;
        Overflows |= !inSlot && piece.IsVisible;
    }

    private string LabelOf(Box box)
    {
        var words = string.Join(' ', _pieces.Where(p => p.IsVisible && p.Box.Intersect(box) is { Width: >= LeastSize, Height: >= LeastSize }).Select(p => p.Text));
        return words.Length <= LongestLabel ? words : words[..LongestLabel];
    }

    /// <summary>The words on a control; for a picture, those by which it is read aloud.</summary>
    private string NameOf(Box box) => LabelOf(box) is { Length: > 0 } label
        ? label
        : _pieces.Find(p => p.Source == TextSource.Attribute && p.Hidden is "read-aloud" or "tooltip" && Covers(box, p.Box) && Covers(p.Box, box))?.Text ?? "";

    private static string Collapse(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Where a document stands on the page, and what of it the frames around it let through.</summary>
    private sealed record Frame(double X, double Y, Box Clip, double Opacity, bool InSlot, string? Url);
}
