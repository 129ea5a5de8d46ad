using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page start a download without being clicked?</summary>
internal sealed class DownloadRule(Policy policy) : BehaviourRule("behaviour-download", "sec-malicious-download", policy)
{
    protected override Charge? Ask(Scene scene) => scene.Acts("download") is not { Count: > 0 } acts
        ? null
        : new(scene.IsLanding ? Severity.Review : Severity.Block, "未经点击就发起下载，疑似静默下载", "starts a download without a click: a suspected silent download", acts);
}
