using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>Stands between a click and the world: tells where the page and its windows want to go, and lets none of them go.</summary>
internal sealed class ClickGate : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly CdpSession _ad;
    private readonly Action<string, string> _asked;
    private readonly bool _letsPingsPass;
    private readonly HashSet<IPage> _open = [];
    private readonly ConcurrentDictionary<string, SentForm> _forms = new(StringComparer.Ordinal);
    private bool _isClosed = true;

    private ClickGate(IBrowserContext context, CdpSession ad, bool letsPingsPass, Action<string, string> asked) => (_context, _ad, _letsPingsPass, _asked) = (context, ad, letsPingsPass, asked);

    /// <summary>Puts the gate around an ad's page.</summary>
    /// <param name="context">The viewer's context.</param>
    /// <param name="ad">The ad's page.</param>
    /// <param name="letsPingsPass">Whether what the page fetches because of the click, other than pages, may pass: it does where the click is a real one.</param>
    /// <param name="asked">Told of each address that was asked for, and how.</param>
    public static async Task<ClickGate> CloseAsync(IBrowserContext context, StagedPage ad, bool letsPingsPass, Action<string, string> asked)
    {
        var gate = new ClickGate(context, ad.Session, letsPingsPass, asked);
        ad.Session.On("Page.frameRequestedNavigation", gate.OnRequested);
        ad.Session.On("Page.windowOpen", opened => gate.Tell(opened.GetProperty("url").GetString()!, "window"));
        await context.RouteAsync("**/*", gate.OnRoute);
        return gate;
    }

    /// <summary>Lets a page pass: a landing page that was opened on purpose.</summary>
    public void Open(IPage page) => _open.Add(page);

    public async ValueTask DisposeAsync()
    {
        _isClosed = false;
        await _context.UnrouteAllAsync();
    }

    private void OnRequested(JsonElement requested)
    {
        // An address of another app has no request that the gate could stop, and the page would wait for it for ever.
        if (!requested.GetProperty("url").GetString()!.StartsWith("http", StringComparison.Ordinal)) _ad.Post("Page.stopLoading", []);
        Tell(requested.GetProperty("url").GetString()!, NavigationCause.Of(requested));
    }

    private void OnRoute(IRoute route)
    {
        var request = route.Request;
        if (IsOpen(request)) Forget(route.ContinueAsync(request.IsNavigationRequest && _forms.TryRemove(request.Url, out var form) ? form.On(request) : null));
        else if (!request.IsNavigationRequest && _letsPingsPass) Forget(route.ContinueAsync());
        else
        {
            if (request.IsNavigationRequest && request.Method != "GET" && IsMainFrame(request)) _forms[request.Url] = SentForm.Of(request);
            if (request.IsNavigationRequest && IsMainFrame(request)) Tell(request.Url, "window");
            Forget(route.AbortAsync("aborted"));
        }
    }

    private bool IsOpen(IRequest request)
    {
        try
        {
            return _open.Contains(request.Frame.Page);
        }
        catch (PlaywrightException)
        {
            // A page that is not there yet has no frame to tell of: it is a window that the click opens.
            return false;
        }
    }

    private static bool IsMainFrame(IRequest request)
    {
        try
        {
            return request.Frame.ParentFrame is null;
        }
        catch (PlaywrightException)
        {
            return true;
        }
    }

    private void Tell(string url, string how)
    {
        if (_isClosed && url.Length > 0 && url != "about:blank") _asked(url, how);
    }

    /// <summary>What a form would have sent: the page that is opened in its stead sends it.</summary>
    private sealed record SentForm(string Method, byte[]? Body, string? ContentType)
    {
        public static SentForm Of(IRequest request) => new(request.Method, request.PostDataBuffer, request.Headers.GetValueOrDefault("content-type"));

        public RouteContinueOptions On(IRequest request)
        {
            var headers = new Dictionary<string, string>(request.Headers);
            if (ContentType is not null) headers["content-type"] = ContentType;
            return new RouteContinueOptions { Method = Method, PostData = Body, Headers = headers };
        }
    }

    private static void Forget(Task task) => _ = task.ContinueWith(done => _ = done.Exception, TaskScheduler.Default);
}
