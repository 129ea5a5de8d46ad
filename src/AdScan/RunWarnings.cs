using AdScan.Viewers;

namespace AdScan;

/// <summary>What whoever reads a run must know of how it was looked at.</summary>
internal static class RunWarnings
{
    /// <param name="options">How the run looks.</param>
    /// <param name="exits">What came of checking its exits.</param>
    /// <param name="drawsOnDemand">Whether its browser draws by the ad's clock; true while none has been started.</param>
    /// <param name="viewers">The checks of viewers that are finished.</param>
    public static IEnumerable<string> Of(AdScannerOptions options, IEnumerable<ExitCheck> exits, bool drawsOnDemand, IEnumerable<ViewerCheck> viewers)
    {
        if (options.AllowPrivate.Count > 0) yield return $"广告可以访问以下内部地址：{string.Join("、", options.AllowPrivate)}。Ads may reach these private hosts: {string.Join(", ", options.AllowPrivate)}";
        if (options.UnsafeNoSandbox) yield return "浏览器在没有沙箱的情况下运行，广告代码可能危及本机。The browser ran without its sandbox: ad code may have harmed this machine.";
        foreach (var exit in exits.Where(check => check.Failure is not null)) yield return $"地域 {exit.Region} 的出口 {exit.Exit} 不可用，未改走其他线路。The exit {exit.Exit} of {exit.Region} could not be used, and nothing was sent another way: {exit.Failure}";
        if (!drawsOnDemand) yield return "此浏览器不能按广告时钟逐帧绘制，动画内容可能漏看；请改用 chromium-headless-shell。This browser cannot draw by the ad's clock, so animated content may be missed: use chromium-headless-shell.";
        foreach (var check in viewers.Where(check => check.Contradictions.Count > 0))
        {
            yield return $"模拟受众 {check.Viewer} 有 {check.Contradictions.Count} 处可能被广告识破：{string.Join("、", check.Contradictions.Select(c => c.Fact))}。An ad may see through the simulated viewer {check.Viewer} by {check.Contradictions.Count} {(check.Contradictions.Count == 1 ? "fact" : "facts")}: {string.Join(", ", check.Contradictions.Select(c => c.Fact))}.";
        }
    }
}
