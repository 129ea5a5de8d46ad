using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page stop its viewer with a dialog of the browser's?</summary>
internal sealed class DialogRule(Policy policy) : BehaviourRule("behaviour-dialog", "ux-forced-interaction", policy)
{
    protected override IReadOnlyList<int>? Attr => [14];

    protected override Charge? Ask(Scene scene) => scene.Acts("dialog") is not { Count: > 0 and < DialogStormRule.Fewest } acts
        ? null
        : new(Severity.Review, "未经点击就弹出浏览器对话框，受众须先应答才能继续浏览", "opens a dialog of the browser without a click, which must be answered before anything else", acts);
}
