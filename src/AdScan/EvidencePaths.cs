using System.Security.Cryptography;
using System.Text;

namespace AdScan;

/// <summary>Where evidence lies below a run folder. Ids come from outside, so files are named by their hash.</summary>
internal static class EvidencePaths
{
    public static string ImpressionsOf(string snippetId) =>
        $"evidence/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snippetId)))[..16]}.impressions.json";
}
