namespace AdScan;

/// <summary>Which impressions may share a browser, one after another. Each has a context of its own in any case, and none shares a browser at the same time.</summary>
public enum BrowserIsolation
{
    /// <summary>A new browser for every impression: the safest, and several times slower.</summary>
    Impression,

    /// <summary>Impressions of one declared advertiser; snippets that declare none have a browser for each snippet.</summary>
    Advertiser,

    /// <summary>All impressions of a scanner.</summary>
    Run,
}
