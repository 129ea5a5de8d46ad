using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page call another app, a store or the telephone without being clicked?</summary>
/// <remarks>Who has clicked an ad for an app expects its landing page to open it.</remarks>
internal sealed class AppLaunchRule(Policy policy) : BehaviourRule("behaviour-app-launch", "ux-forced-interaction", policy)
{
    protected override Charge? Ask(Scene scene) => scene.Acts("externalApp") is not { Count: > 0 } acts
        ? null
        : scene.IsLanding
            ? new(Severity.Info, "打开后即唤起其他应用或者应用商店", "calls another app or a store as soon as it is opened", acts)
            : new(Severity.Block, "未经点击就唤起其他应用、应用商店或者拨号", "calls another app, a store or the telephone without a click", acts);
}
