using System.Security.Cryptography;
using System.Text;
using AdScan.Text;

namespace AdScan.Rules.Registers;

/// <summary>What two creatives share if the same can be read in them, however it is disguised from machines.</summary>
internal static class CreativeFingerprint
{
    /// <summary>SHA-256 of the normalised text, in small hexadecimal digits.</summary>
    public static string Of(string visibleText) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextNormalizer.Normalize(visibleText).Text)));
}
