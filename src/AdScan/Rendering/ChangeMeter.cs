namespace AdScan.Rendering;

/// <summary>Tells cheaply whether anything can have changed on the page: a look costs a hundred times as much as this question.</summary>
/// <remarks>DevTools protocol, <c>Performance.getMetrics</c>: counts of layouts, style recalculations, nodes and documents. What a canvas or an animated picture repaints without any of these goes unnoticed.</remarks>
internal sealed class ChangeMeter(CdpSession session)
{
    private static readonly string[] Counts = ["LayoutCount", "RecalcStyleCount", "Nodes", "Documents"];

    private string _last = "";

    public Task StartAsync() => session.SendAsync("Performance.enable");

    public async Task<bool> HasChangedAsync()
    {
        var metrics = (await session.SendAsync("Performance.getMetrics")).GetProperty("metrics");
        var now = string.Join(' ', metrics.EnumerateArray()
            .Where(metric => Counts.Contains(metric.GetProperty("name").GetString()))
            .Select(metric => metric.GetProperty("value").GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        if (now == _last) return false;
        _last = now;
        return true;
    }
}
