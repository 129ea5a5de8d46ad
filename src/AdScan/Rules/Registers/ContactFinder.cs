using System.Text.RegularExpressions;

namespace AdScan.Rules.Registers;

/// <summary>Finds the telephone numbers and domains in a normalised text.</summary>
internal static partial class ContactFinder
{
    /// <summary>By their order in the text.</summary>
    public static List<Contact> Find(string text)
    {
        var domains = DomainsIn(text);
        var taken = new bool[text.Length];
        foreach (var domain in domains) taken.AsSpan(domain.Start..domain.End).Fill(true);

        // 12306 in 12306-tickets.example is no number.
        var phones = PhoneFinder.Find(text).Where(phone => !taken.AsSpan(phone.Start..phone.End).Contains(true));
        return domains.Concat(phones).OrderBy(contact => contact.Start).ToList();
    }

    /// <summary>Whether a text is a domain and nothing else.</summary>
    public static bool IsDomain(string text) => DomainsIn(text) is [var domain] && domain.Value.Length == text.Length;

    private static List<Contact> DomainsIn(string text) => Domain().Matches(text)
        .Where(match => !FileName().IsMatch(match.Value))
        .Select(match => new Contact(true, match.Value, match.Index, match.Index + match.Length))
        .ToList();

    [GeneratedRegex(@"(?<![a-z0-9@.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,24}(?![a-z0-9-])", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();

    [GeneratedRegex(@"\.(apk|css|docx?|exe|gif|html?|jpe?g|js|mp[34]|pdf|php|png|pptx?|rar|txt|xlsx?|zip)\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
