using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page open windows without being clicked?</summary>
internal sealed class PopupRule(Policy policy) : BehaviourRule("behaviour-popup", "ux-forced-interaction", policy)
{
    protected override IReadOnlyList<int>? Attr => [8];

    protected override Charge? Ask(Scene scene) => scene.Acts("popup") is not { Count: > 0 } acts
        ? null
        : new(scene.IsLanding ? Severity.Review : Severity.Block, "未经点击就打开新窗口，疑似强制弹窗", "opens a window without a click: a suspected forced pop-up", acts);
}
