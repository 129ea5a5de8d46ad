namespace AdScan;

/// <summary>In which forms the traffic of impressions is kept, headers and bodies included; they combine.</summary>
[Flags]
public enum ArchiveForms
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>A WACZ file for each snippet: traffic, pages as they stood and pictures, for replay tools. <c>docs/evidence-archive.md</c> describes it.</summary>
    Wacz = 1,

    /// <summary>A HAR file for each impression: traffic alone, for developers' tools.</summary>
    Har = 2,
}
