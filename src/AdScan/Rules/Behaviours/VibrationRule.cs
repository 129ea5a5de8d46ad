using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page make the device vibrate without being clicked?</summary>
internal sealed class VibrationRule(Policy policy) : BehaviourRule("behaviour-vibration", "ux-intrusive-format", policy)
{
    protected override Charge? Ask(Scene scene) => scene.Acts("vibration") is not { Count: > 0 } acts
        ? null
        : new(Severity.Info, "未经点击就使设备振动或者试图振动", "makes the device vibrate, or tries to, without a click", acts);
}
