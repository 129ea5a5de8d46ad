using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Lends browsers, each to one impression at a time; replaces one after so many, or at the first sign of trouble.</summary>
/// <remarks>
/// A browser of its own for each impression in flight keeps ads from one another's crashes and loops; and Chromium, drawing frames on demand for two
/// pages at once, was seen to wait for ever.
/// </remarks>
internal sealed class BrowserPool(string executable, AdScannerOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan LaunchLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly LaunchFolder? _launches = OperatingSystem.IsLinux() ? LaunchFolder.Create(executable, options.MaxBrowserMemory) : null;
    private readonly ConcurrentDictionary<PooledBrowser, byte> _living = new();
    private readonly List<PooledBrowser> _idle = [];
    private readonly List<BrowserDriver> _drivers = [];

    /// <summary>Whether pages draw when told to: only the headless shell can, and not on macOS. Elsewhere they draw in real time, and animations lag behind the ad's clock.</summary>
    public bool DrawsOnDemand { get; } = !OperatingSystem.IsMacOS() && Path.GetFileName(executable).Contains("headless", StringComparison.OrdinalIgnoreCase);

    /// <summary>Version of the browser that was launched last.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Starts the first browser, which tells at once whether it works on this machine.</summary>
    /// <exception cref="BrowserMissingException">It does not.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var lease = await LeaseAsync(deviceScale: 1, owner: null, cancellationToken);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            throw new BrowserMissingException($"The browser '{executable}' could not be started: {e.Message.Trim()}\nName another with {BrowserLocator.Variable}, or run: {BrowserInstaller.AptCommand}");
        }
    }

    /// <param name="deviceScale">Pixels per CSS pixel of the device that is simulated.</param>
    /// <param name="owner">Whose impressions may share the browser; null for everyone's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<BrowserLease> LeaseAsync(double deviceScale, string? owner, CancellationToken cancellationToken)
    {
        var pixelRatio = PixelRatioFor(deviceScale);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            while (_idle.FindLast(b => b.PixelRatio == pixelRatio && b.Owner == owner) is { } idle)
            {
                _idle.Remove(idle);
                if (idle.IsUsable) return new BrowserLease(this, idle);
                await CloseAsync(idle);
            }

            await MakeRoomAsync();
            return new BrowserLease(this, await LaunchAsync(pixelRatio, owner, cancellationToken));
        }
        finally
        {
            _gate.Release();
        }
    }

    internal async ValueTask ReturnAsync(PooledBrowser browser)
    {
        await _gate.WaitAsync(CancellationToken.None);
        _idle.Add(browser);

        // Also those that their driver is rid of since they were returned: it ends with the last of them.
        var over = _idle.Where(idle => !IsKept(idle)).ToList();
        _idle.RemoveAll(over.Contains);
        _gate.Release();
        await Task.WhenAll(over.Select(CloseAsync));
    }

    private bool IsKept(PooledBrowser browser) => browser.IsUsable && options.Isolation != BrowserIsolation.Impression;

    /// <summary>Idle browsers that fit nobody now in flight give way, the longest idle first, so that there are never more than can be in flight.</summary>
    private async Task MakeRoomAsync()
    {
        while (_idle.Count > 0 && _living.Count >= options.MaxConcurrentImpressions)
        {
            var longest = _idle[0];
            _idle.RemoveAt(0);
            await CloseAsync(longest);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _living.Keys) await CloseAsync(browser);
        foreach (var driver in _drivers.ToList()) driver.Dispose();
        _launches?.Dispose();
        _gate.Dispose();
    }

    /// <summary>A page that draws by itself is measured in CSS pixels, and its pictures are scaled as they are taken.</summary>
    private int PixelRatioFor(double deviceScale) => DrawsOnDemand && deviceScale > 1 ? BrowserArguments.SharpestPixelRatio : 1;

    private async Task<PooledBrowser> LaunchAsync(int pixelRatio, string? owner, CancellationToken cancellationToken)
    {
        var driver = _drivers.Find(d => d.IsFresh) ?? await StartDriverAsync(cancellationToken);
        try
        {
            return await LaunchAsync(driver, pixelRatio, owner, cancellationToken);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            // The driver may have died with its browsers; a fresh one tells whether that was all.
            driver.Retire();
            return await LaunchAsync(await StartDriverAsync(cancellationToken), pixelRatio, owner, cancellationToken);
        }
    }

    private async Task<BrowserDriver> StartDriverAsync(CancellationToken cancellationToken)
    {
        _drivers.RemoveAll(ended => ended.IsEnded);
        var driver = new BrowserDriver(await Playwright.CreateAsync().WaitAsync(LaunchLimit, cancellationToken));
        _drivers.Add(driver);
        return driver;
    }

    private async Task<PooledBrowser> LaunchAsync(BrowserDriver driver, int pixelRatio, string? owner, CancellationToken cancellationToken)
    {
        var before = _launches?.Started() ?? [];
        var launching = driver.LaunchAsync(BrowserArguments.LaunchOptions(_launches?.Executable ?? executable, _launches?.Artifacts, !options.UnsafeNoSandbox, DrawsOnDemand, pixelRatio));
        try
        {
            var browser = await launching.WaitAsync(LaunchLimit, cancellationToken);
            Version = browser.Version;
            var session = await browser.NewBrowserCDPSessionAsync().WaitAsync(LaunchLimit, cancellationToken);
            var pooled = new PooledBrowser(browser, DrawsOnDemand, pixelRatio, session) { Driver = driver, Owner = owner, Process = _launches?.Started().Except(before).FirstOrDefault() };
            _living.TryAdd(pooled, 0);
            return pooled;
        }
        catch
        {
            _ = CloseLateAsync(driver, launching);
            throw;
        }
    }

    /// <summary>A browser that nobody waits for any more is closed should it still come.</summary>
    private static async Task CloseLateAsync(BrowserDriver driver, Task<IBrowser> launching)
    {
        try
        {
            await (await launching).CloseAsync().WaitAsync(CloseLimit);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // It never came, or will not close: it ends with its driver.
        }

        driver.Release();
    }

    /// <summary>Closes with a limit: closing has been seen to hang, and what will not close is ended.</summary>
    private async Task CloseAsync(PooledBrowser browser)
    {
        if (!_living.TryRemove(browser, out _)) return;
        try
        {
            await browser.Browser.CloseAsync().WaitAsync(CloseLimit);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // Nothing more can be asked of it.
        }

        if (browser.Process is { } process) _launches!.End(process);
        browser.Driver.Release();
    }
}
