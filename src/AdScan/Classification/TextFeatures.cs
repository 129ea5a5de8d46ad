using System.Text.RegularExpressions;
using AdScan.Text;

namespace AdScan.Classification;

/// <summary>What the model reads of a text: figures and invented ids are masked, addresses are left out, because they say nothing of the language; and where a link led was what told our violating texts from the lawful ones best.</summary>
internal static partial class TextFeatures
{
    /// <summary>What an invented id is read as.</summary>
    public const string Id = "id0";

    /// <summary>What a run of figures is read as.</summary>
    public const char Figures = '0';

    /// <summary>Of a longer text, only so much is read; whoever shows more, shows it in pieces.</summary>
    public const int MostCharacters = 4000;

    /// <summary>The normaliser takes it out.</summary>
    private const char Invisible = '\u200b';

    /// <summary>As published sets of messages have them, such as FBS SMS.</summary>
    private const string PlaceholderWords = "CELLPHONE|HOTLINE|WECHAT|PHONE|DIGIT|PLACE|NAME|BANK|URL";

    // What is surely an address: with a scheme, or a name under one of the usual domains; it ends where the letters of addresses do, so that nothing is said behind a stroke.
    // Every repetition is bounded, so that no text takes more than its length.
    private const string Address =
        @"(?:https?://[a-z0-9._:@%-]{1,80}|(?:[a-z0-9._-]{1,40}@)?[a-z0-9_-]{1,40}(?:\.[a-z0-9_-]{1,30}){0,4}\.(?:com|cn|net|org|cc|top|vip|xyz|info|icu|club|shop|site|online|live|link|ltd|asia|mobi|app|biz|pro|fun|work|store|wang|win|bid|loan|me|io|co|tv|hk|tw|uk|us|in|sg|my|jp|kr|ru|eu|de|example)(?![a-z0-9]))(?::\d{1,5})?(?:[/?#][a-z0-9_./?=&%#:~+-]{0,60})?";

    /// <summary>Signs taken out between characters, per Chinese character, from which on a text counts as disguised: a comma here and there does not.</summary>
    private const double ManySigns = 0.25;

    /// <summary>The text as it is read first, and as it is read without its disguise, which is null where there is none.</summary>
    public static (TextView Plain, TextView? Undisguised) Of(string text)
    {
        var read = Restored(text.Length > MostCharacters ? text[..MostCharacters] : text);
        var normalized = TextNormalizer.Normalize(read);
        if (normalized.Text.Length > MostCharacters) normalized = TextNormalizer.Normalize(read[..normalized.OriginOf(MostCharacters)]); // some characters are written out as eighteen
        return (Mask(normalized), IsDisguised(normalized) ? Mask(normalized.Bare) : null);
    }

    /// <summary>The text with its length, and in place of what an anonymiser left for figures, numbers, ids, addresses and names, what of these is read: of an address the blank after it, of a name nothing.</summary>
    private static string Restored(string text) => text.Any(Han.Is) ? Placeholders().Replace(text, run => Placeholder().Replace(run.Value, one => Restored(one))) : text;

    private static string Restored(Match placeholder)
    {
        var stands = placeholder.Value.Trim() switch
        {
            "DIGIT" or "CELLPHONE" or "PHONE" or "HOTLINE" or "BANK" => "0",
            "WECHAT" => "id000",
            "URL" => " ",
            _ => "",
        };
        return stands.PadRight(placeholder.Length, Invisible);
    }

    private static TextView Mask(TextView view) => Mask(Mask(Mask(view, Addresses(), ""), Ids(), Id), Digits(), Figures.ToString());

    private static TextView Mask(TextView view, Regex masked, string mask)
    {
        var result = new TextViewBuilder(view.Text.Length);
        var end = 0;
        foreach (var match in masked.EnumerateMatches(view.Text))
        {
            result.Copy(view, end, match.Index);
            result.Append(mask, view.OriginOf(match.Index));
            end = match.Index + match.Length;
        }

        if (end == 0) return view;
        result.Copy(view, end, view.Text.Length);
        return result.Build(view);
    }

    /// <summary>The signs of an address part no words.</summary>
    private static bool IsDisguised(NormalizedText whole)
    {
        var text = Addresses().IsMatch(whole.Text) ? TextNormalizer.Normalize(Addresses().Replace(whole.Text, "")) : whole;
        var bare = text.Bare.Text;
        return text.Text.Length - bare.Length > Math.Max(1, ManySigns * bare.Count(Han.Is)) || !text.Text.Where(char.IsLetterOrDigit).SequenceEqual(bare.Where(char.IsLetterOrDigit));
    }

    [GeneratedRegex(@"(?<![A-Z])(?: ?(?:" + PlaceholderWords + @"|QQ) ?)+(?![A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholders();

    [GeneratedRegex(" ?(?:" + PlaceholderWords + ") ?", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    // With the blank before it, or after it where the text begins with it: a blank that nothing follows would tell that an address was there.
    [GeneratedRegex(@"\A(?:" + Address + @")\s?|\s?(?:" + Address + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"[a-z]{1,12}[_-]?[a-z]{0,20}\d[a-z0-9_-]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
