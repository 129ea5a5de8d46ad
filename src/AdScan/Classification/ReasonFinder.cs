using System.Text;
using AdScan.Reporting;
using AdScan.Text;

namespace AdScan.Classification;

/// <summary>Finds the words that carried a score: the model is linear, so what each n-gram adds is known exactly, and is shared out among its characters.</summary>
internal static class ReasonFinder
{
    private const int MostReasons = 3, ShortestReason = 2;

    /// <summary>Runs of one character that are passed over, and reasons.</summary>
    private const int MostRounds = 16;

    /// <summary>Words that carry less than this part of the heaviest are not told.</summary>
    private const double LeastPart = 0.25;

    /// <param name="text">The text.</param>
    /// <param name="view">The text as it was read.</param>
    /// <param name="space">The model's n-grams.</param>
    /// <param name="weightOf">What a part of the vector adds, for each unit.</param>
    /// <returns>Words of the original text, heaviest first, with what was read.</returns>
    public static IReadOnlyList<TextReason> Find(string text, TextView view, NgramSpace space, Func<int, double> weightOf)
    {
        var carried = Carried(view.Text, space, weightOf);
        var reasons = new List<TextReason>();
        for (var round = 0; round < MostRounds && reasons.Count < MostReasons; round++)
        {
            var found = Heaviest(carried);
            if (found.Weight <= 0 || found.Weight < LeastPart * (reasons.Count == 0 ? 0 : reasons[0].Weight)) break;
            Array.Fill(carried, double.NegativeInfinity, found.Start, found.End - found.Start);
            if (found.End - found.Start >= ShortestReason) reasons.Add(ReasonOf(found.Start, found.End, found.Weight, text, view));
        }

        return reasons;
    }

    /// <summary>Of characters that are written as one, none is told without the others.</summary>
    private static TextReason ReasonOf(int start, int end, double weight, string text, TextView view)
    {
        while (end < view.Text.Length && view.OriginOf(end) == view.OriginOf(end - 1)) end++;
        while (start > 0 && view.OriginOf(start - 1) == view.OriginOf(start)) start--;
        if (start > 0 && char.IsLowSurrogate(view.Text[start])) start--;
        if (end < view.Text.Length && char.IsLowSurrogate(view.Text[end])) end++;
        return new TextReason(view.OriginOf(start), view.OriginOf(end), Math.Round(weight, 3)) { ReadAs = Read(view, start, end, text) };
    }

    /// <summary>What was read, with the figures and ids that were masked in it.</summary>
    private static string Read(TextView view, int start, int end, string text)
    {
        var read = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            if (IsIdAt(view, i)) i += TextFeatures.Id.Length - 1;
            if (view.Text[i] == TextFeatures.Figures) read.Append(text, view.OriginOf(i), view.OriginOf(i + 1) - view.OriginOf(i));
            else read.Append(view.Text[i]);
        }

        return read.ToString();
    }

    private static bool IsIdAt(TextView view, int place) =>
        string.CompareOrdinal(view.Text, place, TextFeatures.Id, 0, TextFeatures.Id.Length) == 0 && view.OriginOf(place) == view.OriginOf(place + TextFeatures.Id.Length - 1);

    /// <summary>What each character of the text carried.</summary>
    private static double[] Carried(string text, NgramSpace space, Func<int, double> weightOf)
    {
        var carried = new double[text.Length];
        var said = space.Vector(text).ToDictionary();
        foreach (var same in space.Find(text).GroupBy(found => found.Place))
        {
            var share = weightOf(same.Key) * said[same.Key] / same.Count();
            foreach (var found in same)
            {
                // What begins or ends with a mark around the text reaches beyond it.
                for (var i = Math.Max(0, found.Start); i < Math.Min(carried.Length, found.Start + found.Length); i++) carried[i] += share / found.Length;
            }
        }

        foreach (var same in space.FindPairs(text).GroupBy(pair => pair.Place))
        {
            var share = weightOf(same.Key) * said[same.Key] / same.Count();
            foreach (var word in same.SelectMany(pair => new[] { pair.First, pair.Second }))
            {
                for (var i = word.Start; i < word.End; i++) carried[i] += share / 2 / word.Length;
            }
        }

        return carried;
    }

    /// <summary>The run of characters that carries most (Kadane's maximum subarray).</summary>
    private static (int Start, int End, double Weight) Heaviest(double[] carried)
    {
        var best = (Start: 0, End: 0, Weight: 0.0);
        var (start, sum) = (0, 0.0);
        for (var i = 0; i < carried.Length; i++)
        {
            if (sum <= 0) (start, sum) = (i, 0);
            sum += carried[i];
            if (sum > best.Weight) best = (start, i + 1, sum);
        }

        return best;
    }
}
