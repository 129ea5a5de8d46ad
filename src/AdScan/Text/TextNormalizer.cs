using System.Buffers;
using System.Globalization;
using System.Text;

namespace AdScan.Text;

/// <summary>
/// Brings text into one form: compatibility characters folded (NFKC, UAX #15), lower case, invisible characters dropped, white space collapsed,
/// look-alike letters and characters read as what they look like, traditional Chinese as simplified.
/// </summary>
/// <remarks>Never throws, is linear in the length of the text, and is safe for concurrent use.</remarks>
public static class TextNormalizer
{
    /// <summary>Normalises a text.</summary>
    /// <param name="text">Any text, broken surrogates included.</param>
    public static NormalizedText Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new NormalizedText(TraditionalChinese.Simplify(HanLookalikes.Resolve(LatinLookalikes.Resolve(FoldAll(text)))));
    }

    private static TextView FoldAll(string text)
    {
        var result = new TextViewBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            if (status == OperationStatus.Done) Append(rune, i, result);
            i += length;
        }

        result.TrimEnd();
        return result.Build(text.Length);
    }

    private static void Append(Rune rune, int origin, TextViewBuilder result)
    {
        if (IsPlain(rune.Value))
        {
            Append((char)rune.Value, origin, result);
            return;
        }

        if (IsInvisible(rune)) return;
        foreach (var c in EnclosedLetters.Plain(rune.Value) ?? Fold(rune)) Append(char.IsWhiteSpace(c) ? ' ' : c, origin, result);
    }

    private static void Append(char c, int origin, TextViewBuilder result)
    {
        if (c != ' ' || result.Last is not (null or ' ')) result.Append(c, origin);
    }

    /// <summary>What normalises to itself: lower-case ASCII, digits, and the common Chinese characters.</summary>
    private static bool IsPlain(int value) => value is (>= 0x20 and < 0x41) or (>= 0x5B and < 0x7F) or (>= 0x4E00 and <= 0x9FFF);

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => !Rune.IsWhiteSpace(rune),
        UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => true,
        _ => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 || IsNoncharacter(rune.Value),
    };

    /// <summary>What Unicode never gives a meaning (chapter 23.7), and .NET refuses to normalise.</summary>
    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Accents are no part of a letter here: é is e, as it is when the accent is a character of its own.</summary>
    private static string Fold(Rune rune)
    {
        var form = IsLatin(rune.Value) ? NormalizationForm.FormKD : NormalizationForm.FormKC;
        var folded = rune.ToString().Normalize(form);
        if (folded.Length != 1 || !LatinLookalikes.Contains(folded[0])) folded = folded.ToLowerInvariant();
        return folded.Any(IsMark) ? string.Concat(folded.Where(c => !IsMark(c))) : folded;
    }

    private static bool IsLatin(int value) => value is (>= 0xC0 and < 0x250) or (>= 0x1E00 and < 0x1F00);

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
