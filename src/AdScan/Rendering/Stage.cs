using AdScan.Viewers;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Opens the pages of one viewer's context, each with its clock, its collector and its eyes.</summary>
internal sealed class Stage(PooledBrowser browser, IBrowserContext context, string contextId, Viewer viewer, AdScannerOptions options, TrafficRecorder? recorder, TimeProvider time, CancellationToken deadline)
{
    public IBrowserContext Context => context;

    public TimeProvider Time => time;

    /// <summary>Closes a page whose work is done.</summary>
    public async Task CloseAsync(StagedPage staged)
    {
        if (recorder is not null) await recorder.FinishAsync(deadline);
        await staged.Page.CloseAsync().WaitAsync(deadline);
    }

    public async Task<StagedPage> OpenAsync()
    {
        var page = await browser.NewPageAsync(context, contextId, deadline);
        var session = new CdpSession(await context.NewCDPSessionAsync(page).WaitAsync(deadline), browser.Driver.Bears, deadline);
        var collector = await PageCollector.AttachAsync(session, viewer);
        await Task.WhenAll(session.SendAsync("Emulation.setUserAgentOverride", ViewerEmulation.UserAgentOverride(viewer)), recorder?.AttachAsync(session) ?? Task.CompletedTask);
        return new StagedPage(page, session, collector, new PageWatch(session, VirtualClock.Attach(session, browser.DrawsOnDemand), collector, viewer, browser.PixelRatio, options, time) { KeepDom = recorder is null ? null : recorder.KeepDom });
    }
}

/// <summary>A page that is ready to be opened and looked at.</summary>
internal sealed record StagedPage(IPage Page, CdpSession Session, PageCollector Collector, PageWatch Watch);
