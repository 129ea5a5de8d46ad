using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page fill the history so that Back does not lead back?</summary>
internal sealed class BackTrapRule(Policy policy) : BehaviourRule("behaviour-back-trap", "ux-forced-interaction", policy)
{
    private const string Push = "pushState";
    private const int Stuffed = 3;

    protected override Charge? Ask(Scene scene)
    {
        var pushes = scene.Acts("history").Where(act => act.Detail.StartsWith(Push, StringComparison.Ordinal)).ToList();
        var listens = scene.Acts("listener").Any(act => act.Detail == "popstate");
        var isTrap = pushes.Count >= Stuffed || (listens && pushes.Exists(push => !scene.IsLanding || StaysAt(push.Frame ?? scene.Url!, push)));
        return isTrap ? new(Severity.Review, "未经点击就写入浏览历史，疑似劫持返回键", "writes to the history without a click: suspected hijacking of the Back button", pushes) : null;
    }

    /// <summary>An application on a landing page pushes the address that it goes on to; a trap pushes the one that it is at.</summary>
    private static bool StaysAt(string address, Behaviour push)
    {
        var to = push.Detail[Push.Length..].Trim();
        return to is "" or "#" || to.TrimEnd('#') == address.TrimEnd('#');
    }
}
