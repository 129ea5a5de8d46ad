using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page load anything that others on the way can read or replace?</summary>
internal sealed class InsecureRule(Policy policy) : BehaviourRule("behaviour-insecure", "sec-unsafe-page", policy)
{
    protected override bool HasMoment => false;

    protected override Charge? Ask(Scene scene) => scene.Acts("insecure") is not { Count: > 0 } acts
        ? null
        : new(Severity.Info, "经未加密的连接加载内容，可能被窃听或者篡改", "loads content over connections without encryption, which can be read and replaced on the way", acts);
}
