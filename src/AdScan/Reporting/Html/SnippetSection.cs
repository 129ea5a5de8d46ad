namespace AdScan.Reporting.Html;

/// <summary>One snippet of the page: a line that says what is worst, and behind it findings, grid, variants, timeline and what was not checked.</summary>
internal sealed class SnippetSection(ReportPage page, SnippetView view)
{
    private const int MostWays = 20;
    private const int MostActs = 40;
    private const int MostFailures = 200;

    private readonly HtmlWriter _html = page.Html;
    private readonly ScanReport _report = view.Report;

    /// <param name="isOpen">Whether its insides are shown at once.</param>
    /// <param name="pack">Gets its insides in a run that is huge.</param>
    public void Write(bool isOpen, BodyPack pack)
    {
        var verdict = VerdictNames.ClassOf(_report.Verdict);
        _html.Add($"<details class=\"snippet {verdict}\" id=\"s{view.Number}\" data-verdict=\"{verdict}\" data-category=\"{page.Facets.CategoriesOf(_report)}\" data-region=\"{page.Facets.RegionsOf(_report)}\" data-device=\"{page.Facets.DevicesOf(_report)}\"");
        _html.Literal(isOpen ? " open>" : ">");
        WriteHead();

        _html.Literal("<div class=\"body\">");
        if (isOpen || !page.IsLarge) WriteBody();
        else if (!page.IsHuge) WriteBodyForLater();
        if (page.IsHuge) pack.Add(html => new SnippetSection(page.On(html), view).WriteBody());
        _html.Literal("</div></details>\n");
    }

    /// <summary>A browser that runs scripts takes what is in noscript for one text, and so opens a large run at once; one that runs none shows it.</summary>
    private void WriteBodyForLater()
    {
        _html.Literal("<noscript>");
        WriteBody();
        _html.Literal("</noscript>");
    }

    private void WriteHead()
    {
        _html.Add($"<summary><span class=\"badge\">{VerdictNames.Of(_report.Verdict)}</span><h2>{_report.Id}</h2>");
        if (_report.Advertiser is { } advertiser) _html.Add($"<span class=\"advertiser\">{advertiser}</span>");
        if (view.Wrong.Count > 0) WriteHeadline(view.Wrong[0]);
        else if (_report.Verdict == Verdict.Inconclusive && _report.Reason is { } reason) _html.Add($"<span class=\"why\">{Bilingual.Of(reason)}</span>");
        _html.Literal("</summary>");
    }

    private void WriteHeadline(Finding worst)
    {
        _html.Add($"<span class=\"why\"><b>{page.CategoryOf(worst)}</b> ");
        Headline.Write(_html, view, worst);
        _html.Literal("</span>");
        var (saw, all) = (worst.Viewers.Count, page.Viewers.Count);
        if (saw < all) _html.Add($"<span class=\"spread\">{new Bilingual($"{saw}/{all} 类受众可见", $"seen by {saw} of {all}")}</span>");
    }

    private void WriteBody()
    {
        var pictures = new SnippetPictures(_html, page.Pictures, view.Number);
        pictures.Define(_report.Variants.Concat(_report.Landings));
        WriteFacts();
        if (_report.Reason is { } reason && view.Wrong.Count == 0) _html.Add($"<p class=\"reason\">{Bilingual.Of(reason)}</p>");
        new FindingList(page, view, pictures).Write();
        new ViewerGrid(page, view, pictures).Write();
        var cards = new VariantCards(page, view, pictures);
        cards.Write(new Bilingual("见到的内容", "What was seen"), _report.Variants);
        new DifferenceView(page, view).Write();
        new LifeTimeline(page, view).Write();
        WriteClicks();
        cards.Write(new Bilingual("落地页", "Landing pages"), _report.Landings);
        WriteDifferences();
        WriteBehaviours();
        WriteFailures();
        WriteNotChecked();
    }

    private void WriteFacts()
    {
        _html.Literal("<p class=\"small facts\">");
        WriteScore("vulgar", _report.Scores.Vulgar);
        WriteScore("false", _report.Scores.False);
        WriteScore("illegal", _report.Scores.Illegal);
        if (_report.AdvertiserDomain is { } domain) _html.Add($" <span>{new Bilingual("申报域名", "declared domain")} <code>{domain}</code></span>");
        if (_report.Industry is { } industry) _html.Add($" <span>{new Bilingual("行业", "industry")} <bdi>{industry}</bdi></span>");
        if (_report.Place is { } place) _html.Add($" <span>{new Bilingual("来源", "from")} <code>{place}</code></span>");
        _html.Literal("</p>");
    }

    private void WriteScore(string category, double score) =>
        _html.Add($"<span class=\"score s{(int)(Math.Clamp(score, 0, 0.999) * 10)}\">{VerdictNames.OfCategory(category)} {score:0.00}</span> ");

    /// <summary>Where clicks lead, each distinct way once.</summary>
    private void WriteClicks()
    {
        var ways = _report.Impressions.Where(i => i.Click is { Targets.Count: > 0 })
            .SelectMany(i => i.Click!.Targets.Select((target, n) => (target.Label, Hops: i.Click.Hops.Where(h => h.Target == n).ToList())))
            .GroupBy(way => (way.Label, Path: string.Join('\n', way.Hops.Select(h => h.Url))))
            .ToList();
        if (ways.Count == 0) return;
        _html.Add($"<h3>{new Bilingual("点击去向", "Where a click leads")}</h3><ul class=\"small clicks\">");
        foreach (var way in ways.Take(MostWays))
        {
            _html.Add($"<li>「<bdi>{(way.Key.Label.Length > 0 ? way.Key.Label : "□")}</bdi>」 → ");
            if (way.First().Hops.Count == 0) _html.Add($"{new Bilingual("无反应", "nothing")}");
            foreach (var hop in way.First().Hops) _html.Add($"<span class=\"hop\">{VerdictNames.OfLink(hop.Kind)} <code>{hop.Url}</code>{(hop.Status is { } status ? $" {status}" : "")}</span> ");
            _html.Add($"<span>{new Bilingual($"（{way.Count()} 次展示）", $"({way.Count()} {(way.Count() == 1 ? "impression" : "impressions")})")}</span></li>");
        }

        _html.Literal("</ul>");
    }

    private void WriteDifferences()
    {
        if (_report.LandingDifferences.Count == 0) return;
        _html.Add($"<h3>{new Bilingual("广告与落地页不一致之处", "What the landing page does not keep")}</h3><ul class=\"small\">");
        foreach (var d in _report.LandingDifferences) _html.Add($"<li>{VerdictNames.OfDifference(d.Kind)}: <bdi>{d.Promised}</bdi> → <bdi>{(d.Found.Length > 0 ? d.Found : "—")}</bdi> · {page.Viewers.Many(d.Viewers)}</li>");
        _html.Literal("</ul>");
    }

    /// <summary>What the ad did, each distinct act once.</summary>
    private void WriteBehaviours()
    {
        var acts = _report.Impressions.SelectMany(i => i.Behaviours.Select(b => (b.Kind, b.Detail, b.AfterClick, b.AtMs, i.Viewer)))
            .GroupBy(act => (act.Kind, act.Detail, act.AfterClick)).OrderBy(act => act.Min(a => a.AtMs)).ToList();
        if (acts.Count == 0) return;
        _html.Add($"<h3>{new Bilingual("广告的行为", "What the ad did")}</h3><ul class=\"small\">");
        foreach (var act in acts.Take(MostActs))
        {
            var (first, viewers) = ((act.Min(a => a.AtMs) / 1000.0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture), act.Select(a => a.Viewer).Distinct().Count());
            _html.Add($"<li>{VerdictNames.OfBehaviour(act.Key.Kind)} <code>{act.Key.Detail}</code> {(act.Key.AfterClick ? new Bilingual("点击之后，", "after the click, ") : new Bilingual("", ""))}{new Bilingual($"第 {first} 秒，{viewers} 类受众", $"at {first} s, {viewers} {(viewers == 1 ? "viewer" : "viewers")}")}</li>");
        }

        _html.Literal("</ul>");
    }

    private void WriteFailures()
    {
        var failures = _report.Impressions.Where(i => i.Failures.Count > 0).ToList();
        if (failures.Count == 0) return;
        _html.Add($"<details class=\"failures\"><summary>{new Bilingual("展示过程中的故障", "What went wrong while looking")} ({failures.Count})</summary><ul class=\"small\">");
        foreach (var i in failures.Take(MostFailures)) _html.Add($"<li>{page.Viewers.KeyOf(i.Viewer)}: <bdi>{string.Join(" ", i.Failures.Select(f => f.Message))}</bdi></li>");
        _html.Literal("</ul></details>");
    }

    private void WriteNotChecked()
    {
        _html.Add($"<h3>{new Bilingual("查看范围", "Coverage")}</h3><p class=\"small\">{Bilingual.Of(_report.Coverage.Statement)}</p>");
        if (_report.Coverage.NotChecked.Count == 0) return;
        _html.Add($"<p class=\"small\">{new Bilingual("未检查：", "Not checked:")}</p><ul class=\"small\">");
        foreach (var item in _report.Coverage.NotChecked) _html.Add($"<li>{Bilingual.Of(item)}</li>");
        _html.Literal("</ul>");
    }
}
