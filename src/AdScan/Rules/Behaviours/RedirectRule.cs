using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the ad lead its viewer away without being clicked?</summary>
/// <remarks>Landing pages lead on for many an honest reason; their way is told hop by hop.</remarks>
internal sealed class RedirectRule(Policy policy) : BehaviourRule("behaviour-redirect", "ux-forced-interaction", policy)
{
    protected override Charge? Ask(Scene scene) => scene.IsLanding || scene.Acts("redirect") is not { Count: > 0 } acts
        ? null
        : new(Severity.Block, "未经点击就把受众带离信息流页面，疑似强制跳转", "leads its viewer away from the feed without a click: a suspected forced redirect", acts);
}
