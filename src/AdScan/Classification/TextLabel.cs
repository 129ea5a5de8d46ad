namespace AdScan.Classification;

/// <summary>What a text is, for the classifier.</summary>
public enum TextLabel
{
    /// <summary>Nothing is wrong with it.</summary>
    Clean,

    /// <summary>Vulgar (低俗).</summary>
    Vulgar,

    /// <summary>False or misleading (虚假).</summary>
    False,

    /// <summary>Offers what must not be sold (违禁).</summary>
    Illegal,
}
