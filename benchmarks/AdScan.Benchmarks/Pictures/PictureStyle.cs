using System.Globalization;

namespace AdScan.Benchmarks.Pictures;

/// <summary>One way to draw a picture.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPlain">Whether a person would call the text plain: it lies straight, and stands out.</param>
/// <param name="Lines">How many lines it draws.</param>
/// <param name="Draw">Draws a recipe: the page's markup, with random numbers of its seed.</param>
internal sealed record PictureStyle(string Name, bool IsPlain, int Lines, Func<PictureRecipe, Random, string> Draw)
{
    /// <summary>All styles; a third of them plain.</summary>
    public static readonly IReadOnlyList<PictureStyle> All =
    [
        new("plain", true, 2, (r, _) => Stack(r, "#222", "background:#fff")),
        new("bold", true, 2, (r, n) => Stack(r, Pick(n, "#c00", "#036", "#111"), "background:#f4f1ea;font-weight:bold")),
        new("colour", true, 2, (r, n) => Stack(r, Pick(n, "#fff", "#ffe14d"), $"background:{Pick(n, "#c8102e", "#00529b", "#1b7f3b", "#5b2a86")}")),
        new("gradient", true, 2, (r, n) => Stack(r, "#fff", $"background:linear-gradient({n.Next(360)}deg,{Pick(n, "#7b1fa2", "#b71c1c", "#004d40")},{Pick(n, "#0d47a1", "#33691e", "#bf360c")})")),
        new("spaced", true, 1, (r, _) => Stack(r, "#222", "background:#eee", ";letter-spacing:.6em", room: 1.7)),
        new("card", true, 4, Card),
        new("photo", false, 2, (r, n) => Stack(r, "#fff", "", behind: Photo(r, n))),
        new("outlined", false, 2, (r, n) => Stack(r, "#ffe14d", "font-weight:bold", ";-webkit-text-stroke:1px #a00;text-shadow:2px 2px 3px #400", behind: Photo(r, n))),
        new("low-contrast", false, 2, (r, n) => Stack(r, Pick(n, "#b9b9b9", "#c9b8a8", "#a8bcc9"), "background:#e9e9e9")),
        new("tilted", false, 2, (r, n) => Stack(r, "#222", "background:#fdf6e3", turn: Turned(n, "20", "-20", "-12", "15"), room: 1.25)),
        new("diagonal", false, 2, (r, n) => Stack(r, "#fff", "background:#205080", turn: Turned(n, "45", "-45"), room: 2.2)),
        new("upside-down", false, 2, (r, n) => Stack(r, "#222", "background:#fff", turn: Turned(n, "180"))),
        new("vertical", false, 2, (r, _) => Stack(r, "#222", "background:#fff", ";writing-mode:vertical-rl", isVertical: true)),
        new("perspective", false, 2, (r, n) => Stack(r, "#fff", "background:#444", turn: $"perspective({r.Width}px) rotateY({Pick(n, "38", "-38")}deg) rotateX({n.Next(-15, 16)}deg)", room: 1.2)),
        new("jpeg-30", false, 2, (r, n) => Stack(r, Pick(n, "#fff", "#ffe14d"), "", behind: Photo(r, n, brightness: 0.25))),
        new("tiny", false, 3, (r, n) => Stack(r, Pick(n, "#222", "#555"), $"background:{Pick(n, "#fff", "#eef6ff")}", size: 10)),
        new("curved", false, 1, Curved),
        new("struck", false, 2, (r, n) => Stack(r, "#222", "background:#fff", before: Scratches(r, n))),
    ];

    /// <summary>A page that shows the picture at its top left corner, and nothing else.</summary>
    public static string PageOf(PictureRecipe recipe)
    {
        var style = All.First(s => s.Name == recipe.Style);
        return $"<!doctype html><meta charset=utf-8><style>html,body{{margin:0;overflow:hidden}}</style>{style.Draw(recipe, new Random(recipe.Seed))}";
    }

    private static string Stack(PictureRecipe r, string colour, string css, string lineCss = "", string turn = "none", double room = 1, int? size = null, bool isVertical = false, string behind = "", string before = "")
    {
        var largest = isVertical ? r.Height : r.Width;
        var lines = r.Lines.Select((line, i) => $"<div style=\"white-space:nowrap;color:{colour};font-size:{size ?? SizeOf(line, largest, room, i)}px;margin:.35em{lineCss}\">{line}</div>");
        var direction = isVertical ? "row-reverse" : "column";
        return Frame(r, css, $"{behind}<div style=\"position:absolute;inset:0;display:flex;flex-direction:{direction};align-items:center;justify-content:center;transform:{turn}\">{string.Concat(lines)}</div>{before}");
    }

    private static string Card(PictureRecipe r, Random n)
    {
        var left = r.Width * 2 / 5;
        var size = Math.Max(12, SizeOf(r.Lines[0], r.Width - left - 24, 1, 0));
        string Line(int i, string css) => $"<div style=\"white-space:nowrap;margin-bottom:.6em;font-size:{Math.Min(size, SizeOf(r.Lines[i], r.Width - left - 24, 1, i))}px;{css}\">{r.Lines[i]}</div>";
        return Frame(r, "background:#fff", $"<div style=\"position:absolute;width:{left}px;height:100%;overflow:hidden\">{Photo(r, n)}</div>" +
            $"<div style=\"position:absolute;left:{left + 12}px;top:12%\">{Line(0, "font-weight:bold;color:#111")}{Line(1, "color:#666")}{Line(2, "color:#d0021b")}{Line(3, "color:#fff;background:#ff5a00;padding:.4em .8em;display:inline-block")}</div>");
    }

    private static string Curved(PictureRecipe r, Random n)
    {
        var bend = (n.Next(2) == 0 ? 1 : -1) * r.Width * (0.2 + (n.NextDouble() * 0.2));
        var middle = (r.Height / 2) + (bend / 4);
        var size = SizeOf(r.Lines[0], r.Width, 1.25, 0);
        return Frame(r, "background:#fff8e1", Invariant($"<svg width={r.Width} height={r.Height}><path id=c d=\"M{r.Width * 0.06} {middle} Q{r.Width / 2} {middle - bend} {r.Width * 0.94} {middle}\" fill=none /><text font-size={size} fill=#b71c1c text-anchor=middle><textPath href=#c startOffset=50%>{r.Lines[0]}</textPath></text></svg>"));
    }

    /// <summary>Clouds of colour with grain and soft blots, as a photograph that is out of focus.</summary>
    private static string Photo(PictureRecipe r, Random n, double brightness = 0)
    {
        double Colour() => brightness + (n.NextDouble() * 0.55);
        var blots = string.Concat(Enumerable.Range(0, 9).Select(_ => Invariant($"<ellipse cx={n.Next(r.Width)} cy={n.Next(r.Height)} rx={n.Next(20, 120)} ry={n.Next(15, 90)} fill=hsl({n.Next(360)},{n.Next(20, 70)}%,{n.Next(20, 60)}%) opacity=.6 filter=url(#b) />")));
        return Invariant($"<svg width={r.Width} height={r.Height} style=\"position:absolute\"><filter id=n x=0 y=0 width=1 height=1><feTurbulence type=fractalNoise baseFrequency=\"{0.01 + (n.NextDouble() * 0.03)} {0.01 + (n.NextDouble() * 0.03)}\" numOctaves=5 seed={r.Seed} /><feColorMatrix values=\".7 .2 0 0 {Colour() - 0.35} .2 .6 .1 0 {Colour() - 0.4} 0 .2 .7 0 {Colour() - 0.4} 0 0 0 0 1\" /></filter><filter id=b><feGaussianBlur stdDeviation=14 /></filter><rect width=100% height=100% filter=url(#n) />{blots}</svg>");
    }

    private static string Scratches(PictureRecipe r, Random n)
    {
        var lines = string.Concat(Enumerable.Range(0, 5).Select(_ => $"<path d=\"M0 {n.Next(r.Height)} L{r.Width} {n.Next(r.Height)}\" stroke=#888 />"));
        var dots = string.Concat(Enumerable.Range(0, 250).Select(_ => $"<circle cx={n.Next(r.Width)} cy={n.Next(r.Height)} r=1 fill=#666 />"));
        return $"<svg width={r.Width} height={r.Height} style=\"position:absolute\">{lines}{dots}</svg>";
    }

    private static string Frame(PictureRecipe r, string css, string inner) =>
        $"<div style=\"position:relative;overflow:hidden;width:{r.Width}px;height:{r.Height}px;font-family:'{r.Font}';{css}\">{inner}</div>";

    /// <summary>A size at which a line fits, smaller from line to line.</summary>
    private static int SizeOf(string line, int length, double room, int index)
    {
        var ems = line.Sum(c => c < 128 ? 0.62 : 1.0);
        return (int)Math.Clamp(length * 0.84 / (ems * room), 9, index == 0 ? 44 : 26);
    }

    private static string Turned(Random n, params string[] degrees) => $"rotate({Pick(n, degrees)}deg)";

    private static string Pick(Random n, params string[] choices) => choices[n.Next(choices.Length)];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
