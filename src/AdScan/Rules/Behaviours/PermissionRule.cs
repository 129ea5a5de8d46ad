using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page ask for camera, microphone or notifications without being clicked?</summary>
internal sealed class PermissionRule(Policy policy) : BehaviourRule("behaviour-permission", "ux-forced-interaction", policy)
{
    protected override IReadOnlyList<int>? Attr => [14];

    protected override Charge? Ask(Scene scene)
    {
        var acts = scene.Acts("permission", "notification").Where(act => act.Detail != LocationRule.Location).ToList();
        return acts.Count == 0
            ? null
            : new(Severity.Review, "未经点击就请求摄像头、麦克风或者通知权限", "asks for the camera, the microphone or notifications without a click", acts);
    }
}
