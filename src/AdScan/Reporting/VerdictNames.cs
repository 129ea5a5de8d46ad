namespace AdScan.Reporting;

/// <summary>How a page calls verdicts, severities and states.</summary>
internal static class VerdictNames
{
    public static Bilingual Of(Verdict verdict) => verdict switch
    {
        Verdict.Block => new("停止投放", "Block"),
        Verdict.Review => new("人工复核", "Review"),
        Verdict.Inconclusive => new("未能判定", "Inconclusive"),
        _ => new("通过", "Pass"),
    };

    public static Bilingual Of(Severity severity) => severity switch
    {
        Severity.Block => new("严重", "Block"),
        Severity.Review => new("待复核", "Review"),
        _ => new("提示", "Info"),
    };

    public static Bilingual Of(Impressions.ImpressionStatus status) => status switch
    {
        Impressions.ImpressionStatus.Rendered => new("已展示", "Rendered"),
        Impressions.ImpressionStatus.Blank => new("空白", "Blank"),
        Impressions.ImpressionStatus.TimedOut => new("超时", "Timed out"),
        Impressions.ImpressionStatus.Blocked => new("被拒绝", "Refused"),
        Impressions.ImpressionStatus.Crashed => new("崩溃", "Crashed"),
        _ => new("失败", "Failed"),
    };

    public static Bilingual OfCategory(string category) => category switch
    {
        "vulgar" => new("低俗", "Vulgar"),
        "false" => new("虚假宣传", "False"),
        "illegal" => new("违禁", "Illegal"),
        "sec-cloaking" => new("规避审查", "Cloaking"),
        _ => new(category, category),
    };

    public static Bilingual OfAxis(string axis) => axis switch
    {
        "region" => new("地域", "region"),
        "device" => new("设备", "device"),
        "app" => new("应用", "app"),
        _ => new("时段", "time of day"),
    };

    public static string ClassOf(Verdict verdict) => verdict.ToString().ToLowerInvariant();
}
