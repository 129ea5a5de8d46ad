namespace AdScan.Rendering;

/// <summary>A borrowed browser, given back when disposed.</summary>
internal sealed class BrowserLease(BrowserPool pool, PooledBrowser browser) : IAsyncDisposable
{
    public PooledBrowser Browser => browser;

    public ValueTask DisposeAsync() => pool.ReturnAsync(browser);
}
