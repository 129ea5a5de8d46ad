using System.Globalization;
using System.Net;
using AdScan.Impressions;

namespace AdScan.Rendering;

/// <summary>What an impression used and left behind, told at its end: resources beyond what a browser grants an ad, connections that anyone can read, cookies.</summary>
/// <remarks>The limits are those of Chromium's heavy ad intervention: 4 MB from the network, 15 s of the processor in any 30 s, 60 s of it in all.</remarks>
internal sealed class Footprint
{
    private const int MostOfAKind = 20;
    private const double MostBytes = 4_000_000, MostInWindow = 15, MostInAll = 60;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly List<(TimeSpan Life, double Seconds)> _processor = [];

    /// <summary>Bytes received before the ad was clicked.</summary>
    public long Bytes { get; set; }

    /// <summary>Domain and name of each cookie.</summary>
    public IReadOnlyList<(string Domain, string Name)> Cookies { get; set; } = [];

    /// <summary>Notes how many seconds of the processor the page has used by a moment of its life.</summary>
    public void Used(TimeSpan life, double seconds) => _processor.Add((life, seconds));

    public IEnumerable<Behaviour> Behaviours(TimeSpan life, IReadOnlyList<NetworkEntry> network) =>
        Heavy().Select(detail => ("heavy", detail))
            .Concat(Insecure(network).Take(MostOfAKind).Select(detail => ("insecure", detail)))
            .Concat(Cookies.GroupBy(c => c.Domain).Take(MostOfAKind).Select(g => ("cookie", $"{g.Key}: {string.Join(", ", g.Select(c => c.Name).Take(MostOfAKind))}")))
            .Select(told => new Behaviour { Kind = told.Item1, AtMs = (int)life.TotalMilliseconds, Detail = told.Item2 });

    private IEnumerable<string> Heavy()
    {
        if (Bytes > MostBytes) yield return string.Create(CultureInfo.InvariantCulture, $"{Bytes / 1e6:0.0} MB");
        if (_processor.Count == 0) yield break;
        var inAll = _processor[^1].Seconds - _processor[0].Seconds;
        var inWindow = _processor.SelectMany((from, i) => _processor.Skip(i + 1).Select((to, skipped) => InWindow(from, to, isNext: skipped == 0))).DefaultIfEmpty().Max();
        if (inAll > MostInAll || inWindow > MostInWindow) yield return string.Create(CultureInfo.InvariantCulture, $"CPU {inAll:0} s");
    }

    /// <summary>Seconds of the processor between two readings, as far as they are in one window; readings farther apart than that are taken to be even between.</summary>
    private static double InWindow((TimeSpan Life, double Seconds) from, (TimeSpan Life, double Seconds) to, bool isNext)
    {
        var (passed, seconds) = (to.Life - from.Life, to.Seconds - from.Seconds);
        if (passed <= Window) return seconds;
        return isNext ? seconds * (Window / passed) : 0;
    }

    /// <summary>Addresses without encryption, one for each host; the feed itself is encrypted, so their content is mixed into it. Loopback is as safe as the machine.</summary>
    private static IEnumerable<string> Insecure(IReadOnlyList<NetworkEntry> network) =>
        network.Where(e => !e.AfterClick).Select(e => Uri.TryCreate(e.Url, UriKind.Absolute, out var uri) ? uri : null)
            .Where(uri => uri is { Scheme: "http" or "ws" } && !IsLoopback(uri))
            .DistinctBy(uri => uri!.Host)
            .Select(uri => uri!.GetLeftPart(UriPartial.Path));

    private static bool IsLoopback(Uri uri) =>
        uri.IsLoopback || uri.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address));
}
