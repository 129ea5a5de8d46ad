using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Notes what the ad does to the browser around its page, and lets none of it happen: dialogs, windows, downloads, leaving the feed.</summary>
internal sealed class BehaviourWatch(PageCollector collector)
{
    public void Attach(IBrowserContext context, IPage page)
    {
        page.Dialog += (_, dialog) => OnDialog(dialog);
        page.Download += (_, download) => collector.Add("download", null, $"{download.SuggestedFilename} {download.Url}");
        page.FrameNavigated += (_, frame) => OnNavigated(frame, page);
        context.Page += (_, opened) => OnOpened(opened, page);
    }

    private void OnDialog(IDialog dialog)
    {
        collector.Add("dialog", null, $"{dialog.Type}: {dialog.Message}", dialog.Message);
        Forget(dialog.DismissAsync());
    }

    private void OnNavigated(IFrame frame, IPage page)
    {
        if (frame == page.MainFrame && collector.Now() > TimeSpan.Zero) collector.Add("redirect", null, frame.Url);
    }

    /// <summary>A window that the ad opened shows nobody anything here; leaving it open would only cost.</summary>
    private void OnOpened(IPage opened, IPage page)
    {
        if (opened == page) return;
        collector.Add("popup", null, opened.Url);
        Forget(opened.CloseAsync());
    }

    private static void Forget(Task task) => _ = task.ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
}
