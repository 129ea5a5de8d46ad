namespace AdScan.Rules.Appearance;

/// <summary>Creative attributes of AdCOM 1.0 (list “Creative Attributes”) that what an ad shows may bear.</summary>
internal static class AdComAttribute
{
    public const int Pop = 8;

    public const int DialogStyle = 14;
}
