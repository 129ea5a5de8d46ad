using AdScan.Impressions;
using AdScan.Snippets;
using AdScan.Viewers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Rendering;

/// <summary>A page that reads what an ad could observe of its viewer and shows it as text: it is looked at like any ad.</summary>
internal static class ViewerProbe
{
    private static readonly string Page = EmbeddedFile.ReadText("probe.html");

    public static AdSnippet Snippet(Uri? echo) => new(Page.Replace("{{echo}}", echo?.AbsoluteUri ?? "", StringComparison.Ordinal)) { Id = "viewer-probe" };

    /// <summary>What the probe's impression tells; a probe that did not finish is a contradiction of its own.</summary>
    public static ViewerCheck Read(Impression impression, DateTimeOffset now)
    {
        var text = impression.Looks.SelectMany(look => look.Pieces).LastOrDefault(piece => piece.Text.StartsWith('{'))?.Text;
        if (text is not null && Parse(text) is { } facts && facts["error"] is null) return ViewerExpectations.Compare(impression.Viewer, facts, now);
        var why = text ?? (impression.Failures is [var failure, ..] ? failure.Message : impression.Status.ToString());
        return new ViewerCheck
        {
            Viewer = impression.Viewer.Key,
            Facts = new Dictionary<string, string>(),
            Contradictions = [new ViewerContradiction("probe", "finished", why)],
        };
    }

    private static JObject? Parse(string text)
    {
        try
        {
            return JObject.Parse(text);
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }
}
