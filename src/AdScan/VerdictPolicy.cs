using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan;

/// <summary>How findings and coverage become a verdict. What we failed to see is never a pass.</summary>
internal static class VerdictPolicy
{
    /// <summary>One odd fact is found in many a person's browser; this many are not.</summary>
    private const int TooManyContradictions = 5;

    public static (Verdict Verdict, string? Reason) Decide(IReadOnlyList<Finding> findings, IReadOnlyList<Impression> impressions, Coverage coverage)
    {
        var worst = findings.MaxBy(f => f.Severity);
        if (worst is { Severity: Severity.Block }) return (Verdict.Block, worst.Message);
        if (worst is { Severity: Severity.Review }) return (Verdict.Review, worst.Message);
        return WhyUnseen(impressions, coverage) is { } reason ? (Verdict.Inconclusive, reason) : (Verdict.Pass, null);
    }

    private static string? WhyUnseen(IReadOnlyList<Impression> impressions, Coverage coverage)
    {
        if (coverage.Made < coverage.Planned)
        {
            var why = impressions.Where(i => !i.Succeeded).SelectMany(i => i.Failures).FirstOrDefault()?.Message;
            return $"计划 {coverage.Planned} 次展示，{coverage.Planned - coverage.Made} 次未能完成。{coverage.Planned - coverage.Made} of {coverage.Planned} impressions failed{(why is null ? "." : $": {why}")}";
        }

        if (impressions.FirstOrDefault(i => i.Contradictions.Count >= TooManyContradictions) is { } seenThrough)
        {
            return $"模拟受众 {seenThrough.Viewer.Key} 有 {seenThrough.Contradictions.Count} 处可能被广告识破，所见不足为凭。An ad can tell the simulated viewer {seenThrough.Viewer.Key} from a person by {seenThrough.Contradictions.Count} facts, so what it showed proves nothing.";
        }

        if (impressions.SelectMany(i => i.Failures).FirstOrDefault(f => f.Phase is "limit" or "exit") is { } cut) return $"广告的部分内容未能取得，无法断定它会显示什么。Part of the ad was kept from loading, so what it would show is unknown: {cut.Message}";
        if (impressions.SelectMany(i => i.Failures).FirstOrDefault(f => f.Phase == "read") is { } unread) return $"部分图片未能识别，无法断定广告说了什么。Some pictures could not be read, so what the ad says is unknown: {unread.Message}";
        if (impressions.All(i => i.Status == ImpressionStatus.Blank)) return "广告没有显示任何内容。The ad showed nothing.";
        var unfetched = impressions.SelectMany(FetchFailures.OfCode).ToList();
        return unfetched.Count == 0 ? null : $"广告的部分代码未能取得，无法断定它会显示什么。Part of the ad's code could not be fetched, so what it would show is unknown: {FetchFailures.HostOf(unfetched[0])} ({unfetched[0].Failure}).";
    }
}
