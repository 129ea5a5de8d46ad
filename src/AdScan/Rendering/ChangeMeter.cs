namespace AdScan.Rendering;

/// <summary>Tells cheaply whether anything can have changed on the page: a look costs a hundred times as much as this question.</summary>
/// <remarks>DevTools protocol, <c>Performance.getMetrics</c>: counts of layouts, style recalculations, nodes and documents. What a canvas or an animated picture repaints without any of these goes unnoticed.</remarks>
internal sealed class ChangeMeter(CdpSession session, Footprint footprint)
{
    private static readonly string[] Counts = ["LayoutCount", "RecalcStyleCount", "Nodes", "Documents"];

    private string _last = "";

    /// <summary>How long the page's layouts took by now, in real time.</summary>
    public TimeSpan Layout { get; private set; }

    /// <summary>Begins, and notes what the process has used before the page.</summary>
    public async Task StartAsync()
    {
        await session.SendAsync("Performance.enable");
        await HasChangedAsync(TimeSpan.Zero);
    }

    /// <param name="life">The moment of the page's life.</param>
    public async Task<bool> HasChangedAsync(TimeSpan life)
    {
        var metrics = (await session.SendAsync("Performance.getMetrics")).GetProperty("metrics");
        foreach (var metric in metrics.EnumerateArray().Where(m => m.GetProperty("name").ValueEquals("ProcessTime"))) footprint.Used(life, metric.GetProperty("value").GetDouble());
        foreach (var metric in metrics.EnumerateArray().Where(m => m.GetProperty("name").ValueEquals("LayoutDuration"))) Layout = TimeSpan.FromSeconds(metric.GetProperty("value").GetDouble());
        var now = string.Join(' ', metrics.EnumerateArray()
            .Where(metric => Counts.Contains(metric.GetProperty("name").GetString()))
            .Select(metric => metric.GetProperty("value").GetDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        if (now == _last) return false;
        _last = now;
        return true;
    }
}
