using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page read the clipboard without being clicked?</summary>
internal sealed class ClipboardReadRule(Policy policy) : BehaviourRule("behaviour-clipboard-read", "sec-phishing-collect", policy)
{
    protected override Charge? Ask(Scene scene) => scene.Acts("clipboardRead") is not { Count: > 0 } acts
        ? null
        : new(Severity.Review, "未经点击就读取剪贴板，疑似超范围收集个人信息", "reads the clipboard without a click: suspected of collecting more than it may", acts);
}
