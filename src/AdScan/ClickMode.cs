namespace AdScan;

/// <summary>Whether and how far the ad is clicked.</summary>
public enum ClickMode
{
    /// <summary>The ad is not clicked.</summary>
    None,

    /// <summary>The ad is clicked, the first request is recorded and not let through: nobody is charged for the click.</summary>
    Block,

    /// <summary>The click is followed to its landing page, which is looked at and judged like the ad.</summary>
    Follow,
}
