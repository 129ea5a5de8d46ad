using System.Text.Json;

namespace AdScan.Rendering;

/// <summary>What made a page ask for another (DevTools protocol, <c>Page.frameRequestedNavigation</c>), as hops name it.</summary>
internal static class NavigationCause
{
    public static string Of(JsonElement requested) =>
        requested.GetProperty("disposition").GetString() is "newTab" or "newWindow" ? "window" : requested.GetProperty("reason").GetString() switch
        {
            "anchorClick" => "click",
            "formSubmissionGet" or "formSubmissionPost" => "form",
            "metaTagRefresh" => "meta",
            "httpHeaderRefresh" => "http",
            _ => "script",
        };
}
