namespace AdScan.Harness.Lab;

/// <summary>How the cases of one category were judged.</summary>
/// <param name="Category">The category, the first that the truth of its cases names.</param>
/// <param name="Cases">Cases of it, those aside that were not read.</param>
/// <param name="Caught">Cases of it that were flagged, as whatever.</param>
/// <param name="Named">Cases of it in which it, or another that their truth names, was found.</param>
/// <param name="FalseAlarms">Cases with nothing wrong in which it was found.</param>
internal sealed record LabTally(string Category, int Cases, int Caught, int Named, int FalseAlarms)
{
    /// <summary>Of the cases of the category, the part that was found as such.</summary>
    public double? Recall => Cases == 0 ? null : (double)Named / Cases;

    /// <summary>Of the findings of the category, the part that was in cases of it and not in honest ones.</summary>
    public double? Precision => Named + FalseAlarms == 0 ? null : (double)Named / (Named + FalseAlarms);

    public static IReadOnlyList<LabTally> Of(IReadOnlyList<LabResult> results)
    {
        var bad = results.Where(r => r is { IsBad: true, IsUnread: false }).ToLookup(r => r.Case.Truth.Categories is [var first, ..] ? first : "any");
        var alarms = results.Where(r => !r.IsBad).SelectMany(r => r.Found).CountBy(category => category).ToDictionary(StringComparer.Ordinal);
        return bad.Select(group => group.Key).Union(alarms.Keys).Order(StringComparer.Ordinal)
            .Select(category => new LabTally(category, bad[category].Count(), bad[category].Count(r => r.IsFlagged), bad[category].Count(IsNamed), alarms.GetValueOrDefault(category)))
            .ToList();
    }

    private static bool IsNamed(LabResult result) => result.Case.Truth.Categories is { Count: > 0 } right ? result.Found.Intersect(right).Any() : result.IsFlagged;
}
