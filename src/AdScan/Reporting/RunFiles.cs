namespace AdScan.Reporting;

/// <summary>The names of a run folder's files that more than one part must know.</summary>
internal static class RunFiles
{
    /// <summary>How the run began, and with which options.</summary>
    public const string Beginning = "run.json";

    public const string Results = "results.jsonl";

    /// <summary>The whole run, once it has ended.</summary>
    public const string Report = "report.json";

    /// <summary>A link for each line of the results, in the order of judgement.</summary>
    public const string Chain = "chain.jsonl";

    public const string Manifest = "manifest.json";

    public const string Signature = "manifest.sig";

    public const string TimeStamp = "manifest.tsr";

    /// <summary>The hashes of the manifest, its signature and its time-stamp; written last, so that a seal that was interrupted is none.</summary>
    public const string Checksums = "manifest.sha256";

    /// <summary>What seals the run and so cannot stand in its own manifest.</summary>
    public static IReadOnlyList<string> Seal { get; } = [Manifest, Signature, TimeStamp, Checksums];
}
