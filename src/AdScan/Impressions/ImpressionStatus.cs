namespace AdScan.Impressions;

/// <summary>How an impression ended.</summary>
public enum ImpressionStatus
{
    /// <summary>The ad showed something.</summary>
    Rendered,

    /// <summary>The ad ran and showed nothing.</summary>
    Blank,

    /// <summary>The wall-clock limit, or that for what a page may hold, cut it.</summary>
    TimedOut,

    /// <summary>The ad's code could not be fetched because its address was refused.</summary>
    Blocked,

    /// <summary>The page or its browser crashed.</summary>
    Crashed,

    /// <summary>We failed: the browser could not be driven.</summary>
    Failed,
}
