using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page put something of its own into the clipboard without being clicked?</summary>
/// <remarks>Landing pages hand the source of an installation on in this way, which is for information.</remarks>
internal sealed class ClipboardWriteRule(Policy policy) : BehaviourRule("behaviour-clipboard-write", "ux-forced-interaction", policy)
{
    protected override Charge? Ask(Scene scene) => scene.Acts("clipboardWrite") is not { Count: > 0 } acts
        ? null
        : new(scene.IsLanding ? Severity.Info : Severity.Review, "未经点击就写入剪贴板，疑似借口令唤起其他应用或者替换受众复制的内容", "writes to the clipboard without a click: suspected of calling another app by a code word, or of replacing what the viewer copied", acts);
}
