using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page make sound without being clicked?</summary>
internal sealed class SoundRule(Policy policy) : BehaviourRule("behaviour-sound", "ux-intrusive-format", policy)
{
    protected override IReadOnlyList<int>? Attr => [1];

    protected override Charge? Ask(Scene scene) => scene.Acts("sound") is not { Count: > 0 } acts
        ? null
        : new(Severity.Info, "未经点击就播放或者试图播放声音", "plays sound, or tries to, without a click", acts);
}
