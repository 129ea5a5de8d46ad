using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Registers;

/// <summary>What somebody answers for: a creative that was looked at before it was placed.</summary>
/// <param name="Advertiser">Whose it is, as the feed declares.</param>
/// <param name="Fingerprint">Which it is, by what can be read in it.</param>
/// <param name="Categories">Categories that were looked at, with <c>*</c> at the end for all that begin so.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="By">Who answers for it.</param>
/// <param name="Pictures">What its drawings looked like; empty where only its words were assessed.</param>
internal sealed record Assessment(string Advertiser, string Fingerprint, IReadOnlyList<string> Categories, DateOnly Until, string By, IReadOnlyList<PictureFingerprint> Pictures)
{
    /// <summary>Whether a creative with the assessed words still is what was assessed: every picture that anyone saw must be an assessed one, and one whose pictures cannot be compared is not.</summary>
    public bool Covers(Variant variant) => Pictures.Count == 0 || (variant.PictureFingerprints.Count > 0 && variant.PictureFingerprints.All(shown => Pictures.Any(shown.IsSamePicture)));
}
