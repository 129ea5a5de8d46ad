using System.Security.Cryptography;

namespace AdScan.Rendering;

/// <summary>Tells the tick of a clock from news: the words are known, and only the numbers in them are new.</summary>
/// <remarks>A clock would use up every look that there is within half a minute. A number may be what matters, a price or a yield, so the first of a kind are looked at, and one every few seconds after; which, an ad cannot know.</remarks>
internal sealed class TickMeter
{
    private const int FirstOfKind = 3, LeastPauseMs = 3000, MostPauseMs = 6000;

    private readonly Dictionary<string, (int Looks, TimeSpan Next)> _kinds = new(StringComparer.Ordinal);

    /// <summary>Whether what is shown can be left for a later look; where not, it counts as looked at.</summary>
    /// <param name="kind">The words that can be read and the pictures, without the numbers among the words.</param>
    /// <param name="life">The moment of the page's life.</param>
    public bool IsTick(string kind, TimeSpan life)
    {
        var (looks, next) = _kinds.GetValueOrDefault(kind);
        if (looks >= FirstOfKind && life < next) return true;
        _kinds[kind] = (looks + 1, life + TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(LeastPauseMs, MostPauseMs)));
        return false;
    }
}
