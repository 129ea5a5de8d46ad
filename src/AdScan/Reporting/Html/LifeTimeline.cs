using System.Globalization;

namespace AdScan.Reporting.Html;

/// <summary>What was seen when: a bar for each course that the ad's life took, with its looks, and the viewers who saw it take that course.</summary>
internal sealed class LifeTimeline(ReportPage page, SnippetView view)
{
    private const int MostCourses = 8, Width = 1000, Height = 16;
    private const int MostSteps = 12;

    private readonly HtmlWriter _html = page.Html;

    public void Write()
    {
        var seen = view.Report.Impressions.Where(i => i.Looks.Count > 0).ToList();
        if (seen.Count == 0) return;
        var life = Math.Max(1, seen.Max(i => Math.Max(i.LifeMs, i.Looks[^1].AtMs)));
        var courses = seen.GroupBy(i => string.Join(' ', StepsOf(i).Select(s => s.Variant))).OrderByDescending(c => c.Count()).ToList();
        _html.Add($"<h3>{new Bilingual($"时间线（广告自身时间 0–{Seconds(life)} 秒）", $"Timeline (0–{Seconds(life)} s of the ad's own time)")}</h3><ol class=\"courses\">");
        foreach (var course in courses.Take(MostCourses)) Write(course.ToList(), life);
        _html.Literal("</ol>");
        if (courses.Count > MostCourses) _html.Add($"<p class=\"small\">{new Bilingual($"另有 {courses.Count - MostCourses} 种经过未列出。", $"{courses.Count - MostCourses} more courses are not shown.")}</p>");
    }

    private void Write(List<ImpressionRecord> course, int life)
    {
        var first = course[0];
        var steps = StepsOf(first);
        var looks = course.Sum(i => i.Looks.Count);
        _html.Add($"<li><svg class=\"life\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        foreach (var (index, step) in steps.Index())
        {
            var (start, end) = (At(step.AtMs, life), index + 1 < steps.Count ? At(steps[index + 1].AtMs, life) : Width);
            _html.Add($"<rect class=\"{(step.Variant is { } id ? view.ColourOf(id) : "c0")}\" x=\"{start:0.#}\" y=\"0\" width=\"{end - start:0.#}\" height=\"{Height}\"/>");
        }

        foreach (var look in first.Looks) _html.Add($"<rect class=\"tick\" x=\"{At(look.AtMs, life):0.#}\" y=\"0\" width=\"2\" height=\"{Height / 2}\"/>");
        _html.Literal("</svg><p class=\"small\">");
        foreach (var (index, step) in steps.Take(MostSteps).Index()) WriteStep(index, step);
        if (steps.Count > MostSteps) _html.Literal(" …");
        _html.Add($" · {page.Viewers.Many(course.Select(i => page.Viewers.KeyOf(i.Viewer)).Distinct().ToList())} · {new Bilingual($"{course.Count} 次展示，共查看 {looks} 次", $"{course.Count} impressions, {looks} looks")}</p></li>");
    }

    private void WriteStep(int index, LookRecord step)
    {
        if (index > 0) _html.Literal(" → ");
        _html.Add($"{new Bilingual($"第 {Seconds(step.AtMs)} 秒", $"{Seconds(step.AtMs)} s")} ");
        if (step.Variant is { } id) _html.Add($"<span class=\"chip {view.ColourOf(id)}\">{id}</span>");
        else _html.Add($"{new Bilingual("空白", "blank")}");
    }

    /// <summary>The looks at which something else was seen than at the one before.</summary>
    private static List<LookRecord> StepsOf(ImpressionRecord impression) =>
        impression.Looks.Where((look, i) => i == 0 || impression.Looks[i - 1].Variant != look.Variant).ToList();

    private static double At(int ms, int life) => (double)Width * ms / life;

    private static string Seconds(int ms) => (ms / 1000.0).ToString("0.#", CultureInfo.InvariantCulture);
}
