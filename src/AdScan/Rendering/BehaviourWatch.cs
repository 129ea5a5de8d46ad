using System.Text.Json;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Notes what a page does to the browser around it, and lets none of it happen: dialogs, windows, downloads, other apps, leaving the feed.</summary>
internal sealed class BehaviourWatch(PageCollector collector)
{
    private readonly HashSet<string> _insecureHosts = new(StringComparer.Ordinal);

    private bool _isOpened;

    public void Attach(StagedPage staged)
    {
        var page = staged.Page;
        page.Dialog += (_, dialog) => OnDialog(dialog);
        page.Download += (_, download) => collector.Add("download", null, $"{download.SuggestedFilename} {download.Url}");

        // A window that the ad opened shows nobody anything here; leaving it open would only cost.
        page.Popup += (_, opened) => Forget(opened.CloseAsync());
        staged.Session.On("Page.windowOpen", opened => collector.Add("popup", null, opened.GetProperty("url").GetString()!));
        staged.Session.On("Page.frameNavigated", navigated => OnNavigated(navigated.GetProperty("frame")));
        staged.Session.On("Audits.issueAdded", OnIssue);
        staged.Session.Post("Audits.enable", []);
        staged.Session.On("Page.frameRequestedNavigation", requested => OnRequested(requested.GetProperty("url").GetString()!));
    }

    private void OnDialog(IDialog dialog)
    {
        collector.Add("dialog", null, $"{dialog.Type}: {dialog.Message}", dialog.Message);
        Forget(dialog.DismissAsync());
    }

    /// <summary>The first document is the page itself; a change of the address within a document is none.</summary>
    private void OnNavigated(JsonElement frame)
    {
        if (frame.TryGetProperty("parentId", out _)) return;
        if (_isOpened) collector.Add("redirect", null, (frame.TryGetProperty("unreachableUrl", out var unreachable) ? unreachable : frame.GetProperty("url")).GetString()!);
        _isOpened = true;
    }

    private void OnRequested(string url)
    {
        if (LinkKind.Of(url) is "app" or "store" or "tel" or "sms" && !url.StartsWith("http", StringComparison.Ordinal)) collector.Add("externalApp", null, url);
    }

    /// <summary>What a page asks for without encryption from within an encrypted one, the browser upgrades or blocks, so it never shows in the network.</summary>
    private void OnIssue(JsonElement added)
    {
        if (!added.GetProperty("issue").GetProperty("details").TryGetProperty("mixedContentIssueDetails", out var mixed)) return;
        var url = mixed.GetProperty("insecureURL").GetString()!;
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && _insecureHosts.Add(uri.Host)) collector.Add("insecure", null, url);
    }

    private static void Forget(Task task) => _ = task.ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
}
