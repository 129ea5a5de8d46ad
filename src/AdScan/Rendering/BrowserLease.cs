using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>A borrowed browser, given back when disposed.</summary>
internal sealed class BrowserLease(BrowserPool pool, PooledBrowser browser) : IAsyncDisposable
{
    public IBrowser Browser => browser.Browser;

    /// <summary>Set to false when something would not close or answer: the pool then lends another.</summary>
    public bool IsHealthy { get; set; } = true;

    public ValueTask DisposeAsync() => pool.ReturnAsync(browser, IsHealthy);
}
