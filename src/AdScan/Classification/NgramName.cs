using System.Text;

namespace AdScan.Classification;

/// <summary>Names that ML.NET gives n-grams of characters: the characters with bars between them, blanks and marks as pictures in angle brackets.</summary>
internal static class NgramName
{
    public const char TextBegins = '\u0002', TextEnds = '\u0003';

    private const char FirstPicture = '\u2400', LastPicture = '\u2421';

    /// <summary>The characters of an n-gram.</summary>
    public static string Read(ReadOnlySpan<char> name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isPicture = i + 2 < name.Length && name[i] == '<' && name[i + 1] is >= FirstPicture and <= LastPicture && name[i + 2] == '>';
            text.Append(isPicture ? (char)(name[i + 1] - FirstPicture) : name[i]);

            // A bar follows, unless the name ends.
            i += isPicture ? 3 : 1;
        }

        return text.ToString();
    }
}
