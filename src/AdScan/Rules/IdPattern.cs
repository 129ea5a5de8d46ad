namespace AdScan.Rules;

/// <summary>An id, or the beginning of ids with <c>*</c> at its end.</summary>
internal static class IdPattern
{
    public static bool Matches(string pattern, string id) =>
        pattern.EndsWith('*') ? id.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == id;
}
