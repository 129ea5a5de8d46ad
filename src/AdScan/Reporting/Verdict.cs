namespace AdScan.Reporting;

/// <summary>What should happen with a snippet.</summary>
public enum Verdict
{
    /// <summary>Nothing was found, and everything that was planned was seen.</summary>
    Pass,

    /// <summary>A person should decide.</summary>
    Review,

    /// <summary>Display should stop until a person has confirmed or cleared it.</summary>
    Block,

    /// <summary>Nothing was found, but something that was planned could not be seen; never a pass.</summary>
    Inconclusive,
}
