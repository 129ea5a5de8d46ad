using System.Collections.Concurrent;
using System.Net;
using AdScan.Snippets;
using AdScan.Viewers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AdScan.Harness.Lab;

/// <summary>The local ad exchange: serves known cases on this machine alone, under made-up names below <c>localhost</c>, each answer depending on who asks.</summary>
internal sealed class LabExchange : IAsyncDisposable
{
    /// <summary>The set of ads that attack the scanner; it is no part of <c>all</c>.</summary>
    public const string Hostile = "hostile";

    private readonly WebApplication _app;
    private readonly IReadOnlyDictionary<string, LabCase> _cases;
    private readonly IReadOnlyDictionary<string, string> _regionOf;
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    private LabExchange(WebApplication app, IEnumerable<Region> regions)
    {
        _app = app;
        _cases = LabCaseReader.ReadAll().ToDictionary(c => c.Id, StringComparer.Ordinal);
        var all = regions.ToList();
        _regionOf = all.Where(r => r.ForwardedFor is not null).Select(r => (r.ForwardedFor!, r.Id))
            .Concat(all.SelectMany(r => r.Pool.Append(r.Egress).Where(exit => exit.Kind == ExitKind.Bind).Select(exit => (exit.Host, r.Id))))
            .ToDictionary(pair => pair.Item1, pair => pair.Id, StringComparer.Ordinal);
    }

    /// <summary>An address that answers with the headers of the request.</summary>
    public Uri Echo => new($"http://echo.localhost:{Port}/echo");

    public int Port => new Uri(_app.Urls.First()).Port;

    /// <summary>Starts the exchange on a port of the loopback interface, 0 for any that is free.</summary>
    /// <exception cref="MisuseException">The port is taken.</exception>
    public static async Task<LabExchange> StartAsync(int port, IEnumerable<Region> regions, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));

        // Ctrl-C is the tool's to handle.
        builder.Services.AddSingleton<Microsoft.Extensions.Hosting.IHostLifetime, QuietLifetime>();
        var app = builder.Build();
        var exchange = new LabExchange(app, regions);
        app.Run(exchange.AnswerAsync);
        try
        {
            await app.StartAsync(cancellationToken);
            return exchange;
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new MisuseException($"the lab cannot listen on port {port}: {e.Message}");
        }
    }

    /// <summary>The cases of a set: one that cases name, or <c>all</c>.</summary>
    /// <exception cref="MisuseException">There is no such set.</exception>
    public IReadOnlyList<LabCase> Cases(string set)
    {
        var cases = _cases.Values.Where(c => c.Sets.Contains(set) || (set == "all" && !c.Sets.Contains(Hostile))).ToList();
        var sets = _cases.Values.SelectMany(c => c.Sets).Distinct().Order(StringComparer.Ordinal).Append("all");
        return cases.Count > 0 ? cases : throw new MisuseException($"the lab has no set '{set}': choose {string.Join(", ", sets)}.");
    }

    /// <summary>The ad code of a set, as a feed would bring it.</summary>
    /// <exception cref="MisuseException">There is no such set.</exception>
    public IReadOnlyList<AdSnippet> Snippets(string set) => SnippetsOf(Cases(set));

    /// <summary>The ad code of some cases.</summary>
    public IReadOnlyList<AdSnippet> SnippetsOf(IEnumerable<LabCase> cases) =>
        cases.Select(c => new AdSnippet(c.TagFor(Port)) { Id = c.Id, Advertiser = c.Advertiser, AdvertiserDomain = c.AdvertiserDomain, Keywords = c.Keywords }).ToList();

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(limit.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.Trim('/').Split('/', 2);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.CacheControl = "no-store";
        if (path is [""]) await LabPages.WriteIndexAsync(http.Response, _cases.Values);
        else if (path is ["card.js"]) await LabPages.WriteCardAsync(http.Response);
        else if (path is ["echo"]) await LabPages.WriteHeadersAsync(http);
        else if (path is ["case", var id] && _cases.TryGetValue(id, out var shown)) await LabPages.WriteCaseAsync(http.Response, shown, Port);
        else if (path is [var owner, var rest] && _cases.TryGetValue(owner, out var served)) await ServeAsync(http, served, "/" + rest);
        else http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task ServeAsync(HttpContext http, LabCase served, string path)
    {
        var region = _regionOf.GetValueOrDefault(http.Request.Headers["X-Forwarded-For"].ToString()) ?? _regionOf.GetValueOrDefault(http.Connection.RemoteIpAddress!.ToString());
        var count = _counts.AddOrUpdate(served.Id + path, 0, (_, n) => n + 1);
        var answer = served.Serve.FirstOrDefault(a => a.Path == path && a.Matches(http.Request, region, count));
        if (answer is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (answer.DelayMs > 0) await Task.Delay(answer.DelayMs, http.RequestAborted);
        var section = served.Sections[answer.Section];
        http.Response.ContentType = $"{section.ContentType}; charset=utf-8";
        if (answer.Trick is { } trick)
        {
            await LabTrick.PlayAsync(trick, http);
            return;
        }

        await http.Response.WriteAsync(section.ContentFor(Port), http.RequestAborted);
    }

    /// <summary>A host that leaves signals alone.</summary>
    private sealed class QuietLifetime : Microsoft.Extensions.Hosting.IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
