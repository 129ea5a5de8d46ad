namespace AdScan.Impressions;

/// <summary>Something that the ad did, beside what it showed.</summary>
public sealed record Behaviour
{
    /// <summary>
    /// What it did: <c>dialog</c>, <c>popup</c>, <c>redirect</c>, <c>download</c>, <c>permission</c>, <c>notification</c>, <c>clipboardRead</c>, <c>clipboardWrite</c>, <c>fullscreen</c>,
    /// <c>pointerLock</c>, <c>vibration</c>, <c>history</c>, <c>print</c>, <c>share</c>, <c>sound</c>, <c>serviceWorker</c>, <c>worker</c>, <c>listener</c>, <c>externalApp</c>, <c>compiledCode</c>, <c>cookie</c>, <c>heavy</c>, <c>insecure</c>.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>When, in milliseconds of the ad's own time.</summary>
    public int AtMs { get; init; }

    /// <summary>Whether it came once the ad had been clicked, so that the click may have asked for it.</summary>
    public bool AfterClick { get; init; }

    /// <summary>Address of the frame that did it, or null for the feed page itself.</summary>
    public string? Frame { get; init; }

    /// <summary>What exactly: the words of a dialog, the address of a window, the name of a permission, <c>pushState</c> or <c>replaceState</c> with its address.</summary>
    public string Detail { get; init; } = "";
}
