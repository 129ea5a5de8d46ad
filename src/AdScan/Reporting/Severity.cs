namespace AdScan.Reporting;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; changes no verdict.</summary>
    Info,

    /// <summary>A person should decide.</summary>
    Review,

    /// <summary>Display should stop.</summary>
    Block,
}
