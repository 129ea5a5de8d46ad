namespace AdScan.Classification;

/// <summary>How well one label is found.</summary>
/// <param name="Support">Texts that carry it.</param>
/// <param name="Precision">Part of the texts found that carry it, 0 to 1.</param>
/// <param name="Recall">Part of the texts that carry it that were found, 0 to 1.</param>
public sealed record LabelQuality(int Support, double Precision, double Recall)
{
    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    internal static LabelQuality Of(IEnumerable<(bool Is, bool Found)> answers)
    {
        var (support, found, right) = (0, 0, 0);
        foreach (var (isIt, isFound) in answers)
        {
            if (isIt) support++;
            if (isFound) found++;
            if (isIt && isFound) right++;
        }

        return new LabelQuality(support, found == 0 ? 0 : (double)right / found, support == 0 ? 0 : (double)right / support);
    }
}
