using System.Text;

namespace AdScan.Comparison;

/// <summary>How alike two texts are by their letters and digits, whatever stands between them.</summary>
internal static class Likeness
{
    /// <summary>The letters and digits of a text, in one case and one width.</summary>
    public static string LettersOf(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>Whether two texts have the same digits: a price is told by one, so they are never taken for misread.</summary>
    public static bool HaveSameDigits(string one, string other) => one.Where(char.IsDigit).SequenceEqual(other.Where(char.IsDigit));

    /// <summary>Length of the longest common subsequence over that of the longer text, 0 to 1.</summary>
    /// <remarks>D. S. Hirschberg, “A linear space algorithm for computing maximal common subsequences”, CACM 18(6), 1975: the length alone needs two rows.</remarks>
    public static double Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.IsEmpty || other.IsEmpty ? 0 : (double)CommonLength(one, other) / Math.Max(one.Length, other.Length);

    private static int CommonLength(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (above, row) = (new int[other.Length + 1], new int[other.Length + 1]);
        foreach (var letter in one)
        {
            for (var i = 0; i < other.Length; i++) row[i + 1] = letter == other[i] ? above[i] + 1 : Math.Max(above[i + 1], row[i]);
            (above, row) = (row, above);
        }

        return above[other.Length];
    }
}
