namespace AdScan.Rendering;

/// <summary>How much a page holds.</summary>
/// <param name="Text">Characters of text.</param>
/// <param name="Attributes">Characters of attributes, such as pictures that stand in their addresses.</param>
internal readonly record struct PageMass(long Text, long Attributes)
{
    /// <summary>More than any ad shows, and than can be read.</summary>
    private const long MostText = 2_000_000;

    /// <summary>As a snapshot takes them in one message.</summary>
    private const long MostAttributes = 16_000_000;

    /// <summary>Whether it can be read.</summary>
    public bool IsReadable => Text <= MostText && Attributes <= MostAttributes;

    public static PageMass operator +(PageMass one, PageMass other) => new(one.Text + other.Text, one.Attributes + other.Attributes);
}
