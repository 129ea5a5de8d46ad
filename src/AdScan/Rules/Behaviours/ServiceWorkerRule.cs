using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>Does the ad leave a program behind that outlives it?</summary>
internal sealed class ServiceWorkerRule(Policy policy) : BehaviourRule("behaviour-service-worker", "sec-unsafe-page", policy)
{
    protected override Charge? Ask(Scene scene) => scene.IsLanding || scene.Acts("serviceWorker") is not { Count: > 0 } acts
        ? null
        : new(Severity.Info, "注册后台脚本（Service Worker），关闭后仍可运行", "registers a service worker, which can go on after the ad is closed", acts);
}
