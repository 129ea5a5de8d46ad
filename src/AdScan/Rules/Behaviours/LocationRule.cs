using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the page ask where its viewer is without being clicked?</summary>
internal sealed class LocationRule(Policy policy) : BehaviourRule("behaviour-location", "sec-unsafe-page", policy)
{
    /// <summary>The permission's name in impressions.</summary>
    public const string Location = "geolocation";

    protected override Charge? Ask(Scene scene)
    {
        var acts = scene.Acts("permission").Where(act => act.Detail == Location).ToList();
        return acts.Count == 0 ? null : new(Severity.Info, "未经点击就请求定位；就近服务可能确有需要", "asks for the location without a click; a service nearby may need it", acts);
    }
}
