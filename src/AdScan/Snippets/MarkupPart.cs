namespace AdScan.Snippets;

/// <summary>A part of markup that can name a file: an attribute, from its name to its closing quote, or the content of a style element.</summary>
/// <param name="Tag">The element, in lower case.</param>
/// <param name="TagStart">Where the tag begins, which tells its attributes from those of the next.</param>
/// <param name="Name">The attribute, in lower case, or <see cref="Content"/>.</param>
/// <param name="Value">The value as a browser reads it.</param>
/// <param name="Start">Where the part begins in the markup.</param>
/// <param name="End">Where the part ends in the markup.</param>
internal readonly record struct MarkupPart(string Tag, int TagStart, string Name, string Value, int Start, int End)
{
    /// <summary>The name of the part that is an element's content.</summary>
    public const string Content = "#content";
}
