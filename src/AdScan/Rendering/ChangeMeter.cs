using System.Globalization;

namespace AdScan.Rendering;

/// <summary>Tells cheaply whether anything can have changed on the page: a look costs a hundred times as much as this question.</summary>
/// <remarks>DevTools protocol, <c>Performance.getMetrics</c>: counts of layouts, style recalculations, nodes and documents. What a canvas or an animated picture repaints without any of these goes unnoticed.</remarks>
internal sealed class ChangeMeter(CdpSession session, Footprint footprint)
{
    private string _last = "";

    /// <summary>Begins, and notes what the process has used before the page.</summary>
    public async Task StartAsync()
    {
        await session.SendAsync("Performance.enable");
        await HasChangedAsync(TimeSpan.Zero);
    }

    /// <param name="life">The moment of the page's life.</param>
    public async Task<bool> HasChangedAsync(TimeSpan life)
    {
        var counts = "";
        foreach (var metric in (await session.SendAsync("Performance.getMetrics")).GetProperty("metrics").EnumerateArray())
        {
            var value = metric.GetProperty("value").GetDouble();
            switch (metric.GetProperty("name").GetString())
            {
                case "LayoutCount" or "RecalcStyleCount" or "Nodes" or "Documents": counts += string.Create(CultureInfo.InvariantCulture, $"{value:R} "); break;
                case "ProcessTime": footprint.Used(life, value); break;
            }
        }

        if (counts == _last) return false;
        _last = counts;
        return true;
    }
}
