namespace AdScan.Impressions;

/// <summary>What carried a piece of text, or where a finding was made.</summary>
public enum TextSource
{
    /// <summary>An element or generated content, in any frame or shadow root.</summary>
    Dom,

    /// <summary>An attribute that a viewer can read: alternative text, placeholder, value, label.</summary>
    Attribute,

    /// <summary>Text drawn on a canvas.</summary>
    Canvas,

    /// <summary>Text read in a picture.</summary>
    Image,

    /// <summary>The content of a QR code.</summary>
    Qr,

    /// <summary>The landing page.</summary>
    Landing,

    /// <summary>What the ad did.</summary>
    Behaviour,

    /// <summary>What the ad fetched.</summary>
    Network,

    /// <summary>The comparison of what different viewers saw.</summary>
    Comparison,
}
