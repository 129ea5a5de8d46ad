using AdScan.Impressions;

namespace AdScan.Reporting.Html;

/// <summary>Who saw what: regions down, devices (apps, times) across, in each cell the variants.</summary>
internal sealed class ViewerGrid(ReportPage page, SnippetView view, SnippetPictures pictures)
{
    private const int MostCellsWithPictures = 120;

    private readonly HtmlWriter _html = page.Html;

    public void Write()
    {
        var report = view.Report;
        if (report.Impressions.Count == 0 || page.Viewers.Count == 0) return;
        _html.Add($"<h3>{new Bilingual("谁看到了什么", "Who saw what")}</h3>");
        if (report.Cloaking is { } cloaking) WriteCloaking(cloaking);
        var cells = report.Impressions.ToLookup(i => (i.Viewer.Region, (i.Viewer.Device, i.Viewer.App, i.Viewer.At)));
        var withPictures = !page.IsLarge && page.Viewers.Looks.Count * page.Viewers.Regions.Count <= MostCellsWithPictures;
        _html.Literal("<div class=\"scroll\" tabindex=\"0\" role=\"region\" data-zh=\"谁看到了什么\" data-en=\"Who saw what\" aria-label=\"谁看到了什么 Who saw what\"><table class=\"grid\"><thead><tr>");
        _html.Add($"<th scope=\"col\">{new Bilingual("地域", "Region")}</th>");
        foreach (var look in page.Viewers.Looks) _html.Add($"<th scope=\"col\">{page.Viewers.NameOf(look)}</th>");
        _html.Literal("</tr></thead><tbody>");
        foreach (var region in page.Viewers.Regions)
        {
            _html.Add($"<tr><th scope=\"row\">{new Bilingual(region.RegionName, region.RegionNameEn)}</th>");
            foreach (var look in page.Viewers.Looks) WriteCell(cells[(region.Region, ViewerWords.LookOf(look))].ToList(), withPictures);
            _html.Literal("</tr>");
        }

        _html.Literal("</tbody></table></div>");
    }

    private void WriteCloaking(Cloaking cloaking)
    {
        var axis = VerdictNames.OfAxis(cloaking.Axis);
        _html.Add($"<p class=\"cloaking\">{new Bilingual($"问题内容是否出现，取决于{axis.Zh}（解释度 {Number(cloaking.Explains, "0.00")}，p = {Number(cloaking.PValue, "0.000")}）。", $"Who is shown what is wrong depends on {axis.En} (explains {Number(cloaking.Explains, "0.00")}, p = {Number(cloaking.PValue, "0.000")}).")}</p>");
    }

    private static string Number(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    private void WriteCell(List<ImpressionRecord> impressions, bool withPictures)
    {
        _html.Literal("<td>");
        foreach (var id in impressions.SelectMany(i => i.Variants).Distinct())
        {
            if (view.VariantOf(id) is { } variant) WriteChip(variant, withPictures);
        }

        foreach (var status in impressions.Where(i => i.Status != ImpressionStatus.Rendered).Select(i => i.Status).Distinct()) _html.Add($"<span class=\"status\">{VerdictNames.Of(status)}</span>");
        _html.Literal("</td>");
    }

    private void WriteChip(Variant variant, bool withPictures)
    {
        var isBad = view.IsFlagged(variant);
        _html.Add($"<span class=\"chip {view.ColourOf(variant.Id)}{(isBad ? " bad" : "")}\">");
        if (withPictures) pictures.WriteSmall(variant);
        _html.Add($"{variant.Id}");
        if (isBad) _html.Add($"<b>{new Bilingual("有问题", "flagged")}</b>");
        _html.Literal("</span>");
    }
}
