namespace AdScan.Rendering;

/// <summary>How much a page holds.</summary>
/// <param name="Text">Characters of text.</param>
/// <param name="Code">Characters of all else that a snapshot brings: attributes, such as pictures that stand in their addresses, scripts, styles, comments, what stands in fields.</param>
internal readonly record struct PageMass(long Text, long Code)
{
    /// <summary>More than any ad shows, and than can be read.</summary>
    private const long MostText = 2_000_000;

    /// <summary>As a snapshot takes them in one message.</summary>
    private const long MostCode = 16_000_000;

    /// <summary>Whether it can be read.</summary>
    public bool IsReadable => Text <= MostText && Code <= MostCode;
}
