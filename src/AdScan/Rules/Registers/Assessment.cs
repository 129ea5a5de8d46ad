namespace AdScan.Rules.Registers;

/// <summary>What somebody answers for: a creative that was looked at before it was placed.</summary>
/// <param name="Advertiser">Whose it is, as the feed declares.</param>
/// <param name="Fingerprint">Which it is, by what can be read in it.</param>
/// <param name="Categories">Categories that were looked at, with <c>*</c> at the end for all that begin so.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="By">Who answers for it.</param>
internal sealed record Assessment(string Advertiser, string Fingerprint, IReadOnlyList<string> Categories, DateOnly Until, string By);
