using System.Text.RegularExpressions;

namespace AdScan.Rules;

/// <summary>The places of an expression's matches.</summary>
internal static class MatchPlaces
{
    public static List<(int Start, int End)> PlacesOf(this Regex regex, string text)
    {
        var places = new List<(int Start, int End)>();
        foreach (var match in regex.EnumerateMatches(text)) places.Add((match.Index, match.Index + match.Length));
        return places;
    }
}
