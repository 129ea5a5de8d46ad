using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>A browser of the pool: it serves one impression at a time, each in a context of its own.</summary>
internal sealed class PooledBrowser(IBrowser browser, bool drawsOnDemand, int pixelRatio, ICDPSession session)
{
    private const int MostImpressions = 200;
    private int _impressions;

    public IBrowser Browser { get; } = browser;

    public bool DrawsOnDemand { get; } = drawsOnDemand;

    /// <summary>Pixels of the browser's own screen, and so of its pictures, per CSS pixel.</summary>
    public int PixelRatio { get; } = pixelRatio;

    /// <summary>What started it.</summary>
    public required BrowserDriver Driver { get; init; }

    /// <summary>Whose impressions it serves; null for everyone's.</summary>
    public string? Owner { get; init; }

    /// <summary>What was started; null where that is not known.</summary>
    public BrowserProcess? Process { get; init; }

    /// <summary>Set to false when something would not close or answer.</summary>
    public bool IsHealthy { get; set; } = true;

    public bool IsUsable => IsHealthy && !Driver.IsRetired && Browser.IsConnected && _impressions < MostImpressions;

    /// <summary>A new context, and the name by which the DevTools protocol knows it: the one that was not there before, because Playwright does not tell.</summary>
    public async Task<(IBrowserContext Context, string Id)> NewContextAsync(BrowserNewContextOptions options, CancellationToken deadline)
    {
        _impressions++;
        var before = await ContextsAsync(deadline);
        var context = await Browser.NewContextAsync(options).WaitAsync(deadline);
        return (context, (await ContextsAsync(deadline)).Except(before).Single());
    }

    /// <summary>A page that draws only when told to, which Playwright's own pages do not.</summary>
    public async Task<IPage> NewPageAsync(IBrowserContext context, string contextId, CancellationToken deadline) =>
        !DrawsOnDemand ? await context.NewPageAsync().WaitAsync(deadline) : await context.RunAndWaitForPageAsync(() => session.SendAsync("Target.createTarget", new Dictionary<string, object>
        {
            ["url"] = "about:blank",
            ["browserContextId"] = contextId,
            ["enableBeginFrameControl"] = true,
        })).WaitAsync(deadline);

    /// <summary>Playwright denies what it does not grant; a person's browser has not been asked yet.</summary>
    public Task AllowAskingAsync(string contextId, CancellationToken deadline) => session.SendAsync("Browser.setPermission", new Dictionary<string, object>
    {
        ["permission"] = new Dictionary<string, object> { ["name"] = "notifications" },
        ["setting"] = "prompt",
        ["browserContextId"] = contextId,
    }).WaitAsync(deadline);

    private async Task<HashSet<string>> ContextsAsync(CancellationToken deadline)
    {
        var contexts = await session.SendAsync("Target.getBrowserContexts").WaitAsync(deadline);
        return contexts!.Value.GetProperty("browserContextIds").EnumerateArray().Select(id => id.GetString()!).ToHashSet(StringComparer.Ordinal);
    }
}
