namespace AdScan.Classification;

/// <summary>What a labelled text is used for.</summary>
public enum TextSplit
{
    /// <summary>The model learns from it.</summary>
    Train,

    /// <summary>Thresholds are chosen on it.</summary>
    Validation,

    /// <summary>It only measures.</summary>
    Test,
}
