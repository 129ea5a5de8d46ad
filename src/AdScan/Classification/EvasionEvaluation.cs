namespace AdScan.Classification;

/// <summary>How many of the violations that are caught as they stand are still caught when they are written evasively.</summary>
public static class EvasionEvaluation
{
    /// <summary>Measures each way of writing (homophones, look-alikes, split characters, zero-width characters, symbols, emoji, initials, traditional characters, order, figures).</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="texts">The texts; only violations that are caught as they stand count.</param>
    /// <returns>For each way the part that is still caught, 0 to 1; NaN if none was caught as it stands.</returns>
    public static IReadOnlyDictionary<string, double> Of(AdTextClassifier classifier, IEnumerable<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(texts);
        var caught = texts.Where(t => t.Label != TextLabel.Clean && classifier.IsFlagged(t.Text)).Select(t => t.Text).ToList();
        return Evasion.All.ToDictionary(way => way.Name, way => caught.Count == 0 ? double.NaN : caught.Average(text => classifier.IsFlagged(way.Write(text)) ? 1.0 : 0));
    }
}
