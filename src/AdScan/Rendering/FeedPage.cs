using System.Net;
using AdScan.Snippets;

namespace AdScan.Rendering;

/// <summary>The stage: a plausible feed around one slot in which the tag runs as a publisher would run it.</summary>
/// <remarks>
/// The slot is the last element of the document and is put between its neighbours by flex order, so that markup which never closes its
/// elements can swallow nothing of ours.
/// </remarks>
internal sealed class FeedPage
{
    /// <summary>The element id of the slot.</summary>
    public const string SlotId = "item-2";

    private static readonly string Template = EmbeddedFile.ReadText("feed.html");
    private static readonly List<string> Headlines = AdScanJson.ReadEmbedded<List<string>>("headlines.json");

    /// <summary>The texts that are ours and no part of the ad.</summary>
    public static readonly IReadOnlySet<string> OwnTexts = Headlines.Append("推荐").ToHashSet(StringComparer.Ordinal);

    private FeedPage(string html) => Html = html;

    /// <summary>The whole document.</summary>
    public string Html { get; }

    public static FeedPage Around(AdSnippet snippet)
    {
        return new FeedPage(Template
            .Replace("{{items}}", string.Concat(Headlines.Select(Item)), StringComparison.Ordinal)
            .Replace("{{slotStyle}}", SlotStyle(snippet.Slot), StringComparison.Ordinal)
            .Replace("{{slotId}}", SlotId, StringComparison.Ordinal)
            .Replace("{{tag}}", Tag(snippet), StringComparison.Ordinal));
    }

    /// <summary>Items are numbered in the order they are seen; number 2 is the slot.</summary>
    private static string Item(string headline, int index) =>
        $"<article class=\"item\" id=\"item-{(index == 0 ? 1 : index + 2)}\"><h3>{WebUtility.HtmlEncode(headline)}</h3><div class=\"thumb t{index % 4}\"></div></article>\n";

    private static string Tag(AdSnippet snippet) => snippet.Kind switch
    {
        SnippetKind.Address => $"<iframe src=\"{WebUtility.HtmlEncode(snippet.Content)}\" width=\"100%\" height=\"{snippet.Slot.Height ?? 600}\" frameborder=\"0\" allow=\"autoplay; geolocation\"></iframe>",
        SnippetKind.Text => $"<div class=\"text\">{WebUtility.HtmlEncode(snippet.Content)}</div>",
        _ => snippet.Content,
    };

    private static string SlotStyle(AdSlot slot) =>
        (slot.Width is { } width ? $"width:{width}px;" : "") + (slot.Height is { } height ? $"height:{height}px;" : "");
}
