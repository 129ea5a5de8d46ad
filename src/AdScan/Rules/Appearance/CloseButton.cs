using AdScan.Impressions;

namespace AdScan.Rules.Appearance;

/// <summary>Something that says it closes the ad.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Box">What of it can be touched.</param>
/// <param name="Contrast">Contrast of its letters, or null where that is not known.</param>
/// <param name="Address">The address behind it, or null.</param>
internal sealed record CloseButton(string Label, Box Box, double? Contrast, string? Address)
{
    private const double CornerSize = 40;

    /// <summary>Its shorter side, in CSS pixels.</summary>
    public double Side => Math.Min(Box.Width, Box.Height);

    /// <summary>Controls that say so, and words that do without being one: a script may listen further out, and so may a link.</summary>
    public static IEnumerable<CloseButton> In(Look look)
    {
        var controls = look.Controls.Where(c => ControlName.IsClose(c.Label)).ToList();
        foreach (var control in controls) yield return new CloseButton(control.Label, control.Box, look.Pieces.FirstOrDefault(p => p.IsVisible && Holds(control.Box, p.Box))?.Contrast, AddressOf(control));
        foreach (var piece in look.Pieces.Where(p => p.IsVisible && ControlName.IsClose(p.Text) && !controls.Exists(c => Holds(c.Box, p.Box))))
        {
            var around = look.Controls.Where(c => Holds(c.Box, piece.Box)).MinBy(c => c.Box.Width * c.Box.Height);
            yield return new CloseButton(piece.Text, piece.Box, piece.Contrast, around is not null && (piece.Text.Length > 1 || IsAtCorner(around.Box, piece.Box)) ? AddressOf(around) : null);
        }
    }

    private static bool Holds(Box outer, Box inner) =>
        inner.X + (inner.Width / 2) is var x && inner.Y + (inner.Height / 2) is var y && x >= outer.X && x <= outer.X + outer.Width && y >= outer.Y && y <= outer.Y + outer.Height;

    /// <summary>Elsewhere a cross may be a sign of multiplication.</summary>
    private static bool IsAtCorner(Box outer, Box inner) =>
        Math.Min(inner.X - outer.X, outer.X + outer.Width - inner.X - inner.Width) < CornerSize && Math.Min(inner.Y - outer.Y, outer.Y + outer.Height - inner.Y - inner.Height) < CornerSize;

    /// <summary>An address that leads away from the page.</summary>
    private static string? AddressOf(ClickTarget control) =>
        control.Address is { } address && !address.EndsWith('#') && !address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("about:", StringComparison.OrdinalIgnoreCase) ? address : null;
}
