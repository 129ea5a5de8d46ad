namespace AdScan.Reporting;

/// <summary>An article that a finding stands on.</summary>
/// <param name="Instrument">The law or regulation, by its official name.</param>
/// <param name="Article">Article, paragraph and item: <c>9(8)</c> is 第九条第(八)项.</param>
/// <param name="Summary">What it says, in our words.</param>
public sealed record LegalBasis(string Instrument, string Article, string Summary);
