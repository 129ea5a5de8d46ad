namespace AdScan.Reporting.Html;

/// <summary>What the list can be narrowed by: verdict, category, region, device, words.</summary>
internal sealed class FilterForm(ReportPage page)
{
    private readonly HtmlWriter _html = page.Html;

    public void Write()
    {
        _html.Literal("<form class=\"filter\" id=\"filter\" role=\"search\" data-zh=\"筛选广告\" data-en=\"Filter the ads\" aria-label=\"筛选广告 Filter the ads\"><fieldset>");
        _html.Add($"<legend>{new Bilingual("结论", "Verdict")}</legend>");
        foreach (var verdict in new[] { Verdict.Block, Verdict.Review, Verdict.Inconclusive, Verdict.Pass })
        {
            _html.Add($"<label><input type=\"checkbox\" name=\"verdict\" value=\"{VerdictNames.ClassOf(verdict)}\" checked> {VerdictNames.Of(verdict)}</label>");
        }

        _html.Literal("</fieldset>");
        WriteChoice("category", new Bilingual("问题类别", "Category"), page.Facets.Categories.Select(c => Count(VerdictNames.OfCategory(c.Key, page.Run), c.Value)));
        WriteChoice("region", new Bilingual("出现问题的地域", "Region that saw it"), page.Facets.Regions.Select(v => new Bilingual(v.RegionName, v.RegionNameEn)));
        WriteChoice("device", new Bilingual("出现问题的设备", "Device that saw it"), page.Facets.Devices.Select(v => new Bilingual(v.DeviceName, v.DeviceName)));
        _html.Add($"<label class=\"words\"><span>{new Bilingual("文字", "Words")}</span><input type=\"search\" name=\"words\" data-zh=\"编号、广告主、广告中的文字\" data-en=\"id, advertiser, words of the ad\" placeholder=\"编号、广告主、广告中的文字\"></label>");
        _html.Add($"<button type=\"reset\">{new Bilingual("重置", "Reset")}</button><output id=\"shown\" aria-live=\"polite\"></output></form>\n");
    }

    private static Bilingual Count(Bilingual name, int count) => new($"{name.Zh}（{count}）", $"{name.En} ({count})");

    /// <summary>An option can hold nothing but text: both languages stand in it, and the page's script keeps one. Choices go by number, as snippets name them.</summary>
    private void WriteChoice(string name, Bilingual title, IEnumerable<Bilingual> choices)
    {
        _html.Add($"<label><span>{title}</span><select name=\"{name}\"><option value=\"\">全部 | All</option>");
        foreach (var (number, choice) in choices.Index()) _html.Add($"<option value=\"{number}\">{choice.Zh} | {choice.En}</option>");
        _html.Literal("</select></label>");
    }
}
