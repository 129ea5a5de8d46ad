namespace AdScan.Evidence;

/// <summary>One thing in which a run folder is not as it was sealed.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Path">The file, below the run folder.</param>
/// <param name="Message">What differs: one sentence in Chinese, the same in English.</param>
public sealed record RunDifference(DifferenceKind Kind, string Path, string Message);

/// <summary>In what a run folder can differ from its seal.</summary>
public enum DifferenceKind
{
    /// <summary>A file is gone.</summary>
    Missing,

    /// <summary>A file is there that was not.</summary>
    Added,

    /// <summary>A file has another content.</summary>
    Changed,

    /// <summary>A record of the results has another content.</summary>
    RecordChanged,

    /// <summary>A record of the results is gone.</summary>
    RecordDropped,

    /// <summary>A record of the results stands at another place.</summary>
    RecordMoved,

    /// <summary>A record stands in the results that was not judged, or not so often.</summary>
    RecordAdded,

    /// <summary>A finding names evidence that is not there.</summary>
    EvidenceMissing,

    /// <summary>The signature is missing, does not fit, or is by another key.</summary>
    Signature,

    /// <summary>The time-stamp does not fit, or its authority is not the one that is trusted.</summary>
    TimeStamp,
}
