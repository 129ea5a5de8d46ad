namespace AdScan.Reporting;

/// <summary>One snippet of the page: verdict, findings, who saw what, the variants, what was not checked.</summary>
internal sealed class SnippetSection(HtmlWriter html, RunReport run, ScanReport report, ReportPictures pictures)
{
    private const int Colours = 12;
    private const int MostWays = 20;
    private const int MostActs = 40;
    private const int MostCellsWithPictures = 120;

    private readonly Dictionary<string, Variant> _variants = report.Variants.Concat(report.Landings).ToDictionary(v => v.Id, StringComparer.Ordinal);

    private readonly List<ViewerLabel> _looks = run.Viewers.DistinctBy(LookOf).ToList();

    public void Write()
    {
        var open = report.Verdict is Verdict.Block or Verdict.Review;
        html.Add($"<details class=\"snippet {VerdictNames.ClassOf(report.Verdict)}\" data-verdict=\"{VerdictNames.ClassOf(report.Verdict)}\"");
        html.Literal(open ? " open>" : ">");
        WriteHead();
        html.Literal("<div class=\"body\">");
        if (report.Reason is { } reason && report.Findings.All(f => f.Severity == Severity.Info)) html.Add($"<p class=\"reason\">{Bilingual.Of(reason)}</p>");
        WriteFindings();
        WriteGrid();
        WriteVariants(new Bilingual("见到的内容", "What was seen"), report.Variants);
        WriteClicks();
        WriteVariants(new Bilingual("落地页", "Landing pages"), report.Landings);
        WriteDifferences();
        WriteBehaviours();
        WriteFailures();
        WriteNotChecked();
        html.Literal("</div></details>\n");
    }

    private void WriteHead()
    {
        html.Add($"<summary><span class=\"badge\">{VerdictNames.Of(report.Verdict)}</span><h2>{report.Id}</h2>");
        if (report.Advertiser is { } advertiser) html.Add($"<span class=\"advertiser\">{advertiser}</span>");
        html.Literal("<span class=\"scores\">");
        WriteScore("vulgar", report.Scores.Vulgar);
        WriteScore("false", report.Scores.False);
        WriteScore("illegal", report.Scores.Illegal);
        html.Literal("</span></summary>");
    }

    private void WriteScore(string category, double score) =>
        html.Add($"<span class=\"score s{(int)(Math.Clamp(score, 0, 0.999) * 10)}\">{VerdictNames.OfCategory(category)} {score:0.00}</span>");

    private void WriteFindings()
    {
        if (report.Findings.Count == 0) return;
        html.Add($"<h3>{new Bilingual("发现的问题", "Findings")}</h3><ol class=\"findings\">");
        foreach (var finding in report.Findings) WriteFinding(finding);
        html.Literal("</ol>");
    }

    private void WriteFinding(Finding finding)
    {
        html.Add($"<li class=\"{finding.Severity.ToString().ToLowerInvariant()}\"><p><b class=\"badge\">{VerdictNames.Of(finding.Severity)}</b> <b>{VerdictNames.OfCategory(finding.Category, run)}</b> <bdi>{Bilingual.Of(finding.Message)}</bdi></p>");
        if (finding.Quote is { } quote) html.Add($"<blockquote><mark>{quote}</mark></blockquote>");
        html.Add($"<p class=\"small\">{new Bilingual("看到的受众", "Seen by")}: {ViewersInWords(finding.Viewers)}</p>");
        if (finding.LegalBasis.Count > 0)
        {
            html.Add($"<ul class=\"law\">");
            foreach (var basis in finding.LegalBasis) html.Add($"<li>{new Bilingual("疑似涉及", "May concern")} 《{basis.Instrument.Trim('《', '》')}》 {basis.Article}：{basis.Summary}</li>");
            html.Literal("</ul>");
        }

        WriteEvidence(finding.Evidence);
        html.Literal("</li>");
    }

    private void WriteEvidence(IReadOnlyList<string> evidence)
    {
        var paths = evidence.Where(ReportPictures.IsEvidence).ToList();
        if (paths.Count == 0) return;
        html.Add($"<p class=\"small\">{new Bilingual("证据", "Evidence")}: ");
        foreach (var path in paths) html.Add($"<a href=\"{path}\">{(path.EndsWith(".json", StringComparison.Ordinal) ? new Bilingual("展示记录", "impressions") : new Bilingual("截图", "picture"))}</a> ");
        html.Literal("</p>");
    }

    private Bilingual ViewersInWords(IReadOnlyList<string> viewers)
    {
        var all = run.Viewers.Count;
        if (viewers.Count >= all) return new($"全部 {all} 类", $"all {all}");
        var saw = run.Viewers.Where(v => viewers.Contains(v.Key)).ToList();
        if (saw.Count == 0) return new(string.Join("、", viewers), string.Join(", ", viewers));
        var regions = saw.Select(v => v.Region).Distinct().ToList();
        var looks = saw.DistinctBy(LookOf).ToList();
        var isBlock = saw.Count == regions.Count * looks.Count;
        if (!isBlock) return new($"{all} 类中的 {viewers.Count} 类：{string.Join("、", saw.Select(v => $"{v.RegionName}·{NameOf(v).Zh}"))}", $"{viewers.Count} of {all}: {string.Join(", ", viewers)}");
        var (zh, en) = (All(regions.Count, v => v.Region) ? "所有地域" : string.Join("、", saw.Select(v => v.RegionName).Distinct()), All(regions.Count, v => v.Region) ? "every region" : string.Join(", ", saw.Select(v => v.RegionNameEn).Distinct()));
        var (zhDevice, enDevice) = (looks.Count == _looks.Count ? "所有设备" : string.Join("、", looks.Select(v => NameOf(v).Zh)), looks.Count == _looks.Count ? "every device" : string.Join(", ", looks.Select(v => NameOf(v).En)));
        return new($"{all} 类中的 {viewers.Count} 类：{zh} × {zhDevice}", $"{viewers.Count} of {all}: {en} × {enDevice}");
    }

    /// <summary>What a column of the grid stands for.</summary>
    private static (string Device, string App, string At) LookOf(ViewerLabel viewer) => (viewer.Device, viewer.App, viewer.At);

    /// <summary>The device, with app and time of day where the run has more than one.</summary>
    private Bilingual NameOf(ViewerLabel viewer)
    {
        List<Bilingual> parts = [new(viewer.DeviceName, viewer.DeviceName)];
        if (_looks.Exists(l => l.App != viewer.App)) parts.Add(new(viewer.AppName, viewer.AppNameEn));
        if (_looks.Exists(l => l.At != viewer.At)) parts.Add(viewer.At == Viewers.Viewer.Now ? new("此刻", "now") : new(viewer.At, viewer.At));
        return new(string.Join(" · ", parts.Select(p => p.Zh)), string.Join(" · ", parts.Select(p => p.En)));
    }

    private string KeyOf(ViewerName name) => run.Viewers.FirstOrDefault(v => v.Region == name.Region && LookOf(v) == (name.Device, name.App, name.At))?.Key ?? $"{name.Region}/{name.Device}";

    private bool All(int count, Func<ViewerLabel, string> axis) => count == run.Viewers.Select(axis).Distinct().Count();

    private void WriteGrid()
    {
        if (report.Impressions.Count == 0) return;
        var cells = report.Impressions.ToLookup(i => (i.Viewer.Region, (i.Viewer.Device, i.Viewer.App, i.Viewer.At)));
        var regions = run.Viewers.DistinctBy(v => v.Region).ToList();
        var withPictures = _looks.Count * regions.Count <= MostCellsWithPictures;
        html.Add($"<h3>{new Bilingual("谁看到了什么", "Who saw what")}</h3>");
        if (report.Cloaking is { } cloaking) html.Add($"<p class=\"cloaking\">{new Bilingual($"问题内容的展示取决于{VerdictNames.OfAxis(cloaking.Axis).Zh}（解释度 {cloaking.Explains:0.00}，p = {cloaking.PValue:0.000}）。", $"Who is shown what is wrong depends on {VerdictNames.OfAxis(cloaking.Axis).En} (explains {cloaking.Explains:0.00}, p = {cloaking.PValue:0.000}).")}</p>");
        html.Literal("<div class=\"scroll\" tabindex=\"0\"><table class=\"grid\"><thead><tr><td></td>");
        foreach (var look in _looks) html.Add($"<th scope=\"col\">{NameOf(look)}</th>");
        html.Literal("</tr></thead><tbody>");
        foreach (var region in regions)
        {
            html.Add($"<tr><th scope=\"row\">{new Bilingual(region.RegionName, region.RegionNameEn)}</th>");
            foreach (var look in _looks) WriteCell(cells[(region.Region, LookOf(look))].ToList(), withPictures);
            html.Literal("</tr>");
        }

        html.Literal("</tbody></table></div>");
    }

    private void WriteCell(List<ImpressionRecord> impressions, bool withPictures)
    {
        html.Literal("<td>");
        foreach (var id in impressions.SelectMany(i => i.Variants).Distinct())
        {
            if (!_variants.TryGetValue(id, out var variant)) continue;
            html.Add($"<span class=\"chip c{ColourOf(id)}");
            html.Literal(IsFlagged(variant) ? " bad\">" : "\">");
            if (withPictures && variant.Screenshot is { } picture) html.Add($"<i class=\"thumb {pictures.ClassOf(picture, variant.ScreenshotFrame)}\"></i>");
            html.Add($"{id}</span>");
        }

        foreach (var status in impressions.Where(i => i.Status != Impressions.ImpressionStatus.Rendered).Select(i => i.Status).Distinct()) html.Add($"<span class=\"status\">{VerdictNames.Of(status)}</span>");
        html.Literal("</td>");
    }

    private bool IsFlagged(Variant variant) =>
        report.Findings.Any(f => f.Severity != Severity.Info && (f.Variant == variant.Id || (f.Quote is { Length: > 0 } quote && variant.Text.Contains(quote, StringComparison.Ordinal))));

    private int ColourOf(string id) => (_variants.Keys.ToList().IndexOf(id) % Colours) + 1;

    private void WriteVariants(Bilingual title, IReadOnlyList<Variant> variants)
    {
        if (variants.Count == 0) return;
        html.Add($"<h3>{title}</h3><div class=\"variants\">");
        foreach (var variant in variants) WriteVariant(variant);
        html.Literal("</div>");
    }

    private void WriteVariant(Variant variant)
    {
        html.Add($"<article class=\"variant");
        html.Literal(IsFlagged(variant) ? " bad\">" : "\">");
        html.Add($"<p><span class=\"chip c{ColourOf(variant.Id)}\">{variant.Id}</span> <span class=\"small\">{new Bilingual($"占 {variant.Share:0%}，首次见于第 {variant.FirstSeenAtMs / 1000.0:0.#} 秒", $"{variant.Share:0%} of impressions, first seen at {variant.FirstSeenAtMs / 1000.0:0.#} s")}</span></p>");
        if (variant.Screenshot is { } picture && ReportPictures.IsEvidence(picture)) html.Add($"<a class=\"picture {pictures.ClassOf(picture, variant.ScreenshotFrame)}\" href=\"{picture}\" aria-label=\"{variant.Id}\"></a>");
        html.Literal("<p class=\"text\">");
        WriteMarked(variant);
        html.Add($"</p><p class=\"small\">{ViewersInWords(variant.Viewers)}</p></article>");
    }

    /// <summary>The text with the words of its findings marked.</summary>
    private void WriteMarked(Variant variant)
    {
        var text = ForeignText.Beginning(variant.Text);
        var at = 0;
        foreach (var (start, end) in SpansIn(text))
        {
            if (start < at) continue;
            html.Add($"{text[at..start]}<mark>{text[start..end]}</mark>");
            at = end;
        }

        html.Add($"{text[at..]}{ForeignText.LeftOut(variant.Text)}");
    }

    private IEnumerable<(int Start, int End)> SpansIn(string text) =>
        report.Findings.Where(f => f is { Severity: not Severity.Info, Quote.Length: > 0 })
            .Select(f => (Start: text.IndexOf(f.Quote!, StringComparison.Ordinal), f.Quote!.Length))
            .Where(span => span.Start >= 0)
            .Select(span => (span.Start, span.Start + span.Length))
            .Distinct()
            .OrderBy(span => span.Start);

    /// <summary>Where clicks lead, each distinct way once.</summary>
    private void WriteClicks()
    {
        var ways = report.Impressions.Where(i => i.Click is { Targets.Count: > 0 })
            .SelectMany(i => i.Click!.Targets.Select((target, n) => (Viewer: $"{i.Viewer.Region}/{i.Viewer.Device}", target.Label, Hops: i.Click.Hops.Where(h => h.Target == n).ToList())))
            .GroupBy(way => (way.Label, Path: string.Join('\n', way.Hops.Select(h => h.Url))))
            .ToList();
        if (ways.Count == 0) return;
        html.Add($"<h3>{new Bilingual("点击去向", "Where a click leads")}</h3><ul class=\"small clicks\">");
        foreach (var way in ways.Take(MostWays))
        {
            html.Add($"<li>「<bdi>{(way.Key.Label.Length > 0 ? way.Key.Label : "□")}</bdi>」 → ");
            if (way.First().Hops.Count == 0) html.Add($"{new Bilingual("无反应", "nothing")}");
            foreach (var hop in way.First().Hops) html.Add($"<span class=\"hop\">{VerdictNames.OfLink(hop.Kind)} <code>{hop.Url}</code>{(hop.Status is { } status ? $" {status}" : "")}</span> ");
            html.Add($"<span>{new Bilingual($"（{way.Count()} 次展示）", $"({way.Count()} {(way.Count() == 1 ? "impression" : "impressions")})")}</span></li>");
        }

        html.Literal("</ul>");
    }

    private void WriteDifferences()
    {
        if (report.LandingDifferences.Count == 0) return;
        html.Add($"<h3>{new Bilingual("广告与落地页不一致之处", "What the landing page does not keep")}</h3><ul class=\"small\">");
        foreach (var d in report.LandingDifferences) html.Add($"<li>{VerdictNames.OfDifference(d.Kind)}: <bdi>{d.Promised}</bdi> → <bdi>{(d.Found.Length > 0 ? d.Found : "—")}</bdi> · {ViewersInWords(d.Viewers)}</li>");
        html.Literal("</ul>");
    }

    /// <summary>What the ad did, each distinct act once.</summary>
    private void WriteBehaviours()
    {
        var acts = report.Impressions.SelectMany(i => i.Behaviours.Select(b => (b.Kind, b.Detail, b.AfterClick, b.AtMs, i.Viewer)))
            .GroupBy(act => (act.Kind, act.Detail, act.AfterClick)).OrderBy(act => act.Min(a => a.AtMs)).ToList();
        if (acts.Count == 0) return;
        html.Add($"<h3>{new Bilingual("广告的行为", "What the ad did")}</h3><ul class=\"small\">");
        foreach (var act in acts.Take(MostActs))
        {
            var (first, viewers) = (act.Min(a => a.AtMs) / 1000.0, act.Select(a => a.Viewer).Distinct().Count());
            html.Add($"<li>{VerdictNames.OfBehaviour(act.Key.Kind)} <code>{act.Key.Detail}</code> {(act.Key.AfterClick ? new Bilingual("点击之后，", "after the click, ") : new Bilingual("", ""))}{new Bilingual($"第 {first:0.#} 秒，{viewers} 类受众", $"at {first:0.#} s, {viewers} {(viewers == 1 ? "viewer" : "viewers")}")}</li>");
        }

        html.Literal("</ul>");
    }

    private void WriteFailures()
    {
        var failures = report.Impressions.Where(i => i.Failures.Count > 0).ToList();
        if (failures.Count == 0) return;
        html.Add($"<details><summary>{new Bilingual("展示过程中的故障", "What went wrong while looking")} ({failures.Count})</summary><ul class=\"small\">");
        foreach (var i in failures.Take(200)) html.Add($"<li>{KeyOf(i.Viewer)}: <bdi>{string.Join(" ", i.Failures.Select(f => f.Message))}</bdi></li>");
        html.Literal("</ul></details>");
    }

    private void WriteNotChecked()
    {
        html.Add($"<h3>{new Bilingual("查看范围", "Coverage")}</h3><p class=\"small\">{Bilingual.Of(report.Coverage.Statement)}</p>");
        if (report.Coverage.NotChecked.Count == 0) return;
        html.Add($"<p class=\"small\">{new Bilingual("未检查：", "Not checked:")}</p><ul class=\"small\">");
        foreach (var item in report.Coverage.NotChecked) html.Add($"<li>{Bilingual.Of(item)}</li>");
        html.Literal("</ul>");
    }
}
