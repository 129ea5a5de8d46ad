using System.Text.RegularExpressions;
using PhoneNumbers;

namespace AdScan.Rules.Registers;

/// <summary>Finds telephone numbers in a normalised text: landlines, mobiles, 400 and 800 by libphonenumber; service numbers and numbers without an area code by their form.</summary>
internal static partial class PhoneFinder
{
    private const string Country = "CN";
    private const int CountryCode = 86;
    private const int CueWithin = 8;

    /// <summary>What looks like a number and is none is tried so often; it keeps the time in proportion to the text.</summary>
    private const int MostTries = 10_000;

    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    public static List<Contact> Find(string text)
    {
        var plain = PhoneNumerals.Resolve(text).ToCharArray();
        var phones = Library.FindNumbers(new string(plain), Country, PhoneNumberUtil.Leniency.VALID, MostTries).Select(ToContact).ToList();
        foreach (var phone in phones) plain.AsSpan(phone.Start..phone.End).Fill('#');
        phones.AddRange(FindShort(new string(plain)));
        return phones;
    }

    /// <summary>The one number that a text is, in the form in which numbers are compared; or null.</summary>
    public static string? Parse(string text) => Find(text) is [{ Start: 0 } phone] && phone.End == text.Length ? phone.Value : null;

    /// <summary>Whether a number, as found, calls the line of another: without its area code, too.</summary>
    public static bool IsSame(string found, string line) =>
        found == line || (LocalNumber().IsMatch(found) && line.Length - found.Length is 2 or 3 && line.EndsWith(found, StringComparison.Ordinal));

    private static Contact ToContact(PhoneNumberMatch match)
    {
        var value = match.Number.CountryCode == CountryCode ? Library.GetNationalSignificantNumber(match.Number) : Library.Format(match.Number, PhoneNumberFormat.E164);
        return new Contact(false, value, match.Start, match.Start + match.RawString.Length);
    }

    private static IEnumerable<Contact> FindShort(string text)
    {
        foreach (Match match in Figures().Matches(text))
        {
            var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
            var number = ServiceNumber().Match(digits) is { Success: true } service ? service.Groups["n"].Value : LocalNumber().IsMatch(digits) ? digits : null;
            if (number is null) continue;
            var needsCue = number.Length is 3 or > 6;
            if (!needsCue || HasCue(text, match)) yield return new Contact(false, number, match.Index, match.Index + match.Length);
        }
    }

    /// <summary>120 years and 51234567 pieces are no numbers to call.</summary>
    private static bool HasCue(string text, Match match) =>
        match.Length == text.Length || Cue().IsMatch(text[Math.Max(0, match.Index - CueWithin)..Math.Min(text.Length, match.Index + match.Length + (CueWithin / 2))]);

    [GeneratedRegex(@"(?<!\d[.,]?)(?:\d(?:[ -]\d){2,7}|[2-8]\d{3}[ -]\d{4}|(?:0\d{2,3}-)?\d{3,8})(?!\d|[.,]\d| ?[元块年月日号个件人名万亿%米平户套次倍分周])", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"\A(?:0\d{2,3})?(?<n>11[09]|12[02]|1[02]\d{3}|9[56]\d{3,4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServiceNumber();

    [GeneratedRegex(@"\A[2-8]\d{6,7}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LocalNumber();

    [GeneratedRegex("电话|热线|专线|客服|咨询|联系|拨|致电|来电|报警|急救|tel", RegexOptions.CultureInvariant)]
    private static partial Regex Cue();
}
