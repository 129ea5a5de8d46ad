using System.Text;
using DiffPlex;

namespace AdScan.Reporting;

/// <summary>Cuts a text into what is compared: words of letters and digits, and single characters of writing that has no spaces between words.</summary>
internal sealed class TextTokens : IChunker
{
    /// <summary>The first character of the blocks of East Asian writing.</summary>
    private const int EastAsian = 0x2E80;

    public IReadOnlyList<string> Chunk(string text)
    {
        List<string> tokens = [];
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < EastAsian && Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune);
                continue;
            }

            EndWord();
            tokens.Add(rune.ToString());
        }

        EndWord();
        return tokens;

        void EndWord()
        {
            if (word.Length == 0) return;
            tokens.Add(word.ToString());
            word.Clear();
        }
    }
}
