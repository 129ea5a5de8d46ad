using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does another dialog come whenever one is closed?</summary>
internal sealed class DialogStormRule(Policy policy) : BehaviourRule("behaviour-dialog-storm", "ux-close-obstruction", policy)
{
    protected override IReadOnlyList<int>? Attr => [14];

    /// <summary>Two may be a question and its answer.</summary>
    public const int Fewest = 3;

    protected override Charge? Ask(Scene scene) => scene.Acts("dialog") is not { Count: >= Fewest } acts
        ? null
        : new(Severity.Block, "在对话框关闭后继续弹出对话框，疑似妨碍关闭", "opens another dialog whenever one is closed: suspected obstruction of closing", acts);
}
