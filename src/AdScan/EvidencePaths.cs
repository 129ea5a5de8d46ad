using System.Security.Cryptography;
using System.Text;

namespace AdScan;

/// <summary>Where evidence lies below a run folder. Ids come from outside, so files are named by their hash.</summary>
internal static class EvidencePaths
{
    public static string ImpressionsOf(string snippetId) => $"evidence/{NameOf(snippetId)}.impressions.json";

    public static string ArchiveOf(string snippetId) => $"evidence/{NameOf(snippetId)}.wacz";

    /// <param name="snippetId">The snippet.</param>
    /// <param name="number">Which impression of it, from 1.</param>
    public static string HarOf(string snippetId, int number) => FormattableString.Invariant($"evidence/{NameOf(snippetId)}.{number}.har");

    private static string NameOf(string snippetId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snippetId)))[..16];
}
