using Microsoft.Playwright;

namespace AdScan.Benchmarks.Peers;

/// <summary>What one would write first in .NET: launch, context, <c>networkidle</c>, text and picture, close; one after another.</summary>
internal sealed class PlainLoop(string executable) : IPeer
{
    public string Name => "plain Playwright loop (.NET), 1 in flight";

    public bool IsInProcess => true;

    public async Task<IReadOnlyList<PeerResult>> RunAsync(IReadOnlyList<PeerJob> jobs)
    {
        using var playwright = await Playwright.CreateAsync();
        var results = new List<PeerResult>();
        foreach (var job in jobs) results.Add(await VisitAsync(playwright, job));
        return results;
    }

    private async Task<PeerResult> VisitAsync(IPlaywright playwright, PeerJob job)
    {
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(ContextOf(job));
        try
        {
            var response = await page.GotoAsync(job.Url.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            if (response is not { Ok: true }) return new PeerResult(job.Case, job.Viewer, "", 0, 0, $"the page answered {response?.Status}");
            var texts = await Task.WhenAll(page.Frames.Select(TextOfAsync));
            var life = await page.EvaluateAsync<double>("performance.now()");
            var picture = await page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Jpeg, Quality = 70 });
            return new PeerResult(job.Case, job.Viewer, string.Join('\n', texts), life, picture.Length);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            return new PeerResult(job.Case, job.Viewer, "", 0, 0, e.Message);
        }
    }

    private static async Task<string> TextOfAsync(IFrame frame)
    {
        try
        {
            return await frame.EvaluateAsync<string>("document.body?.innerText ?? ''");
        }
        catch (PlaywrightException)
        {
            return "";
        }
    }

    private static BrowserNewPageOptions ContextOf(PeerJob job) => new()
    {
        UserAgent = job.UserAgent,
        ViewportSize = new ViewportSize { Width = job.Width, Height = job.Height },
        DeviceScaleFactor = job.Scale,
        IsMobile = job.Mobile,
        HasTouch = job.Touch,
        Locale = job.Locale,
        TimezoneId = job.Timezone,
        Geolocation = new Geolocation { Latitude = (float)job.Latitude, Longitude = (float)job.Longitude },
        Permissions = ["geolocation"],
        ExtraHTTPHeaders = new Dictionary<string, string> { ["Accept-Language"] = job.AcceptLanguage, ["X-Forwarded-For"] = job.ForwardedFor },
    };
}
