namespace AdScan.Rules;

/// <summary>How much found words say by themselves, weakest first.</summary>
internal enum WordStrength
{
    /// <summary>Nothing: they only name what the classifier has found.</summary>
    Context,

    /// <summary>Enough for a person to look: two words that are a claim together.</summary>
    Combination,

    /// <summary>All that the category's severity says: a turn of phrase.</summary>
    Pattern,

    /// <summary>All that the category's severity says: a phrase.</summary>
    Phrase,

    /// <summary>All that the fact's severity says: a claim that an authority has refuted or regulates.</summary>
    Claim,
}
