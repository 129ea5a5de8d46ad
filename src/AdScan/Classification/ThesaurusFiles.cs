using System.Security.Cryptography;
using System.Text;

namespace AdScan.Classification;

/// <summary>The words of <c>datasets/thesaurus</c> as they are written, which travel inside the assembly.</summary>
internal static class ThesaurusFiles
{
    /// <summary>A line is the name of a kind, a colon, and its words with blanks between.</summary>
    public static IReadOnlyList<string> Texts { get; } = EmbeddedFile.NamesUnder("Thesaurus/").Select(EmbeddedFile.ReadText).ToList();

    /// <summary>Changes with the words: a model is of use only with those that it was trained with.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Texts))))[..12];
}
