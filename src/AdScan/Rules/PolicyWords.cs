using System.Text.RegularExpressions;
using AdScan.Text;

namespace AdScan.Rules;

/// <summary>How the words of a policy are read: in the form that texts are normalised to.</summary>
internal static class PolicyWords
{
    public static string Normal(string phrase) => TextNormalizer.Normalize(phrase).Text;

    /// <summary>Without backtracking: what an ad says must not decide how long we look.</summary>
    public static Regex Regex(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    public static Regex AnyOf(IEnumerable<string> patterns) => Regex(string.Join('|', patterns.Select(p => $"({p})")));

    public static string? WhyNoRegex(string pattern)
    {
        try
        {
            return Regex(pattern).IsMatch("") ? "it matches nothing at all" : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
