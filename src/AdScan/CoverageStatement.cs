using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan;

/// <summary>Says what was looked at, and what was not: nothing is implied by silence.</summary>
internal static class CoverageStatement
{
    public static Coverage Of(IReadOnlyList<Impression> impressions, IReadOnlyList<Variant> variants, int planned)
    {
        var made = impressions.Count(i => i is { Succeeded: true, IsSecondLook: false });
        var again = SecondLooks(impressions.Where(i => i.IsSecondLook).ToList());
        var viewers = impressions.Select(i => i.Viewer.Key).Distinct().Count();
        return new Coverage
        {
            Planned = planned,
            Made = made,
            Failed = planned - made,
            DistinctVariants = variants.Count,
            Statement = $"{viewers} 类受众，计划展示 {planned} 次，完成 {made} 次，{again.Zh}见到 {variants.Count} 种内容。{made} of {planned} impressions made for {viewers} {(viewers == 1 ? "viewer" : "viewers")}{again.En}; {variants.Count} distinct {(variants.Count == 1 ? "content" : "contents")} seen.",
            NotChecked = [.. NotRead(impressions), .. NotChecked(impressions)],
        };
    }

    /// <summary>Second looks are told apart from the plan: they were made because of what the plan found.</summary>
    private static (string Zh, string En) SecondLooks(List<Impression> again)
    {
        var made = again.Count(i => i.Succeeded);
        return again.Count == 0 ? ("", "") : ($"另复看 {again.Count} 次（完成 {made} 次），共", $", {made} of {again.Count} second {(again.Count == 1 ? "look" : "looks")} made");
    }

    public static Coverage OfNothing(string reason, int planned) => new()
    {
        Planned = planned,
        Made = 0,
        Failed = planned,
        DistinctVariants = 0,
        Statement = $"未能查看。Not looked at: {reason}",
        NotChecked = ["广告整体未检查。The ad was not checked at all."],
    };

    private static IEnumerable<string> NotRead(IReadOnlyList<Impression> impressions)
    {
        if (impressions.Any(i => i is { Succeeded: true, PicturesReadBy: null }))
        {
            yield return "图片和视频中的文字未识别。Text inside pictures and video was not read.";
            if (impressions.SelectMany(i => i.Looks).SelectMany(l => l.Pieces).Any(p => p is { IsVisible: true, IsScrambled: true })) yield return "部分文字由广告自带的字体改变了字形，机器无法识读。Some text gets its shapes from a font of the ad's own and could not be read.";
            if (impressions.SelectMany(i => i.Looks).SelectMany(l => l.Pieces).Any(p => p is { IsVisible: true, WebFont: not null, IsScrambled: false } && p.Text.Any(char.IsLetterOrDigit))) yield return "部分文字用广告自带的字体显示，字形是否与文字相符未作比对。Some text is set in a font of the ad's own; whether its shapes are its letters was not compared.";
            yield break;
        }

        foreach (var kind in impressions.SelectMany(i => i.PicturesReadBy?.NotRead ?? []).Distinct()) yield return kind;
        foreach (var failure in impressions.SelectMany(i => i.Failures).Where(f => f.Phase == "read").Select(f => f.Message).Distinct().Take(5)) yield return $"部分图片未能识别。Some pictures could not be read: {failure}";
        if (impressions.SelectMany(i => i.Network).Any(e => e.Type == "media")) yield return "视频只识别了查看时的画面，声音未识别。Of videos, only the frames that were looked at were read, and no sound.";
    }

    private static IEnumerable<string> NotChecked(IReadOnlyList<Impression> impressions)
    {
        var clicked = impressions.Where(i => i.Click is not null).ToList();
        if (clicked.Count == 0) yield return "未点击广告，落地页未检查。The ad was not clicked, and its landing page was not checked.";
        else if (!clicked.Exists(i => i.Landings.Any())) yield return "点击后只记录了去向，落地页未打开、未检查。Where a click leads was recorded; no landing page was opened or checked.";
        var unreached = impressions.SelectMany(FetchFailures.OfLanding).Select(FetchFailures.HostOf).Distinct().Take(5).ToList();
        if (unreached.Count > 0) yield return $"落地页未能完整取得：{string.Join("、", unreached)}。Landing pages that could not be fetched in full: {string.Join(", ", unreached)}.";
        var failed = impressions.Where(i => !i.Succeeded).Select(i => i.Viewer.Key).Distinct().ToList();
        if (failed.Count > 0) yield return $"未能完成的受众：{string.Join("、", failed)}。Viewers whose impressions failed: {string.Join(", ", failed)}.";
        var blank = impressions.Where(i => i.Status == ImpressionStatus.Blank).Select(i => i.Viewer.Key).Distinct().ToList();
        if (blank.Count > 0) yield return $"广告未显示任何内容的受众：{string.Join("、", blank)}。Viewers who were shown nothing: {string.Join(", ", blank)}.";
        var pictures = impressions.SelectMany(FetchFailures.OfPictures).Select(e => e.Url).Distinct().Count();
        if (pictures > 0) yield return $"{pictures} 个图片或媒体文件未能取得。{pictures} {(pictures == 1 ? "picture or media file" : "pictures or media files")} could not be fetched.";
        var refused = impressions.SelectMany(i => i.Failures).Where(f => f.Phase == "egress").Select(f => f.Message).Distinct().Take(5).ToList();
        if (refused.Count > 0) yield return $"部分请求被安全策略拒绝。Requests refused by the egress guard: {string.Join(" ", refused)}";
    }
}
