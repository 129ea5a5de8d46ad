using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page open the printing or sharing sheet without being clicked?</summary>
internal sealed class SystemSheetRule(Policy policy) : BehaviourRule("behaviour-system-sheet", "ux-forced-interaction", policy)
{
    protected override IReadOnlyList<int>? Attr => [14];

    protected override Charge? Ask(Scene scene) => scene.Acts("print", "share") is not { Count: > 0 } acts
        ? null
        : new(Severity.Review, "未经点击就调起打印或者分享面板", "opens the sheet for printing or sharing without a click", acts);
}
