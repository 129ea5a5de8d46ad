namespace AdScan.Snippets;

/// <summary>What an ad snippet is made of.</summary>
public enum SnippetKind
{
    /// <summary>HTML or script that is run in the slot of a feed page, as a publisher would run it.</summary>
    Markup,

    /// <summary>The http(s) address of a page that is the ad, shown in the slot as a frame.</summary>
    Address,

    /// <summary>Plain text, shown in the slot as it stands.</summary>
    Text,
}
