using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Lends browsers. One serves many impressions at once, each in a context of its own, and is replaced after so many or at the first sign of trouble.</summary>
internal sealed class BrowserPool(string executable) : IAsyncDisposable
{
    private const int ContextsPerBrowser = 200;
    private static readonly TimeSpan LaunchLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly BrowserSandbox _sandbox = BrowserSandbox.For(executable);
    private readonly HashSet<PooledBrowser> _living = [];
    private IPlaywright? _driver;
    private PooledBrowser? _current;

    /// <summary>Version of the browser that was launched last.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Starts the first browser, which tells at once whether it works on this machine.</summary>
    /// <exception cref="BrowserMissingException">It does not.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var lease = await LeaseAsync(cancellationToken);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            throw new BrowserMissingException($"The browser '{executable}' could not be started: {e.Message.Trim()}\nName another with {BrowserLocator.Variable}, or run: {BrowserInstaller.AptCommand}");
        }
    }

    public async Task<BrowserLease> LeaseAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_current is not { IsUsable: true }) _current = await LaunchAsync(cancellationToken);
            _current.Borrow();
            return new BrowserLease(this, _current);
        }
        finally
        {
            _gate.Release();
        }
    }

    internal async ValueTask ReturnAsync(PooledBrowser browser, bool isHealthy)
    {
        await _gate.WaitAsync(CancellationToken.None);
        bool close;
        try
        {
            close = browser.Return(isHealthy, ContextsPerBrowser);
            if (close) _living.Remove(browser);
        }
        finally
        {
            _gate.Release();
        }

        if (close) await CloseAsync(browser);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _living) await CloseAsync(browser);
        _driver?.Dispose();
        _sandbox.Dispose();
        _gate.Dispose();
    }

    private async Task<PooledBrowser> LaunchAsync(CancellationToken cancellationToken)
    {
        _driver ??= await Playwright.CreateAsync().WaitAsync(LaunchLimit, cancellationToken);
        try
        {
            return await LaunchAsync(_driver, cancellationToken);
        }
        catch (PlaywrightException) when (!cancellationToken.IsCancellationRequested)
        {
            // The driver may have died with the browser; a fresh one tells whether that was all.
            _driver.Dispose();
            _driver = await Playwright.CreateAsync().WaitAsync(LaunchLimit, cancellationToken);
            return await LaunchAsync(_driver, cancellationToken);
        }
    }

    private async Task<PooledBrowser> LaunchAsync(IPlaywright driver, CancellationToken cancellationToken)
    {
        var browser = await driver.Chromium.LaunchAsync(BrowserArguments.LaunchOptions(_sandbox.Executable)).WaitAsync(LaunchLimit, cancellationToken);
        Version = browser.Version;
        var pooled = new PooledBrowser(browser);
        _living.Add(pooled);
        return pooled;
    }

    /// <summary>Closes with a limit: closing has been seen to hang, and what will not close is ended with its driver.</summary>
    private static async Task CloseAsync(PooledBrowser browser)
    {
        try
        {
            await browser.Browser.CloseAsync().WaitAsync(CloseLimit);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // Nothing more can be asked of it; the driver kills its browsers when it ends.
        }
    }
}
