using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using AdScan.Impressions;
using AdScan.Viewers;

namespace AdScan.Rendering;

/// <summary>Puts the page script before the ad's first, in every frame and worker, and gathers what it tells.</summary>
/// <remarks>What arrives comes from a hostile page: it is bounded, and what does not have the right shape is dropped.</remarks>
internal sealed class PageCollector
{
    private const int MostBehaviours = 200;
    private const int MostCanvases = 100;
    private const int MostFonts = 100;
    private const int LongestDetail = 500;

    private readonly CdpSession _session;
    private readonly string _script;
    private readonly string _binding = Name();
    private readonly Viewer _viewer;
    private readonly ConcurrentQueue<Behaviour> _behaviours = new();
    private readonly ConcurrentQueue<string> _words = new();
    private readonly ConcurrentDictionary<(string Realm, int Canvas), DrawnCanvas> _canvases = new();
    private readonly ConcurrentDictionary<string, bool> _webFonts = new(StringComparer.OrdinalIgnoreCase);
    private int _messages;

    private PageCollector(CdpSession session, Viewer viewer)
    {
        (_session, _viewer) = (session, viewer);
        _script = PageScript.Of(viewer, _binding, Name());
    }

    /// <summary>The moment of the ad's life, asked whenever something arrives.</summary>
    public Func<TimeSpan> Now { get; set; } = () => TimeSpan.Zero;

    /// <summary>What the page's calendar shows at the first moment of its life.</summary>
    public DateTimeOffset Born { get; set; }

    /// <summary>What the page's scripts have planned.</summary>
    public PlannedTimers Timers { get; } = new();

    /// <summary>Called when the page asks for a callback at its next frame.</summary>
    public Action FrameWanted { get; set; } = () => { };

    /// <summary>Set when something arrived that a look would show; set to false by whoever looks.</summary>
    public bool HasNews { get; set; }

    /// <summary>Set when the ad is clicked: what it does from then on may be the click's doing.</summary>
    public bool IsClicked { get; set; }

    /// <summary>Whether the page has started a worker.</summary>
    public bool HasWorkers { get; private set; }

    public IReadOnlyList<Behaviour> Behaviours => [.. _behaviours];

    /// <summary>The canvases with text on them and the fonts in use, as they stand now.</summary>
    public PageAccount Account => new([.. _canvases.Values], _webFonts.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The words of dialogs and notifications since they were last taken.</summary>
    public IReadOnlyList<string> TakeWords()
    {
        var words = new List<string>();
        while (_words.TryDequeue(out var said)) words.Add(said);
        return words;
    }

    public static async Task<PageCollector> AttachAsync(CdpSession session, Viewer viewer)
    {
        var collector = new PageCollector(session, viewer);
        session.On("Runtime.bindingCalled", called => collector.Receive(called, "page"));
        session.On("Target.attachedToTarget", collector.StartWorker);
        session.On("Target.receivedMessageFromTarget", collector.ReceiveFromWorker);
        await Task.WhenAll(
            session.SendAsync("Page.enable"),
            session.SendAsync("Runtime.enable"),
            session.SendAsync("Runtime.addBinding", new() { ["name"] = collector._binding }),
            session.SendAsync("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = collector._script }),
            session.SendAsync("Target.setAutoAttach", new() { ["autoAttach"] = true, ["waitForDebuggerOnStart"] = true, ["flatten"] = false }));
        return collector;
    }

    /// <param name="kind">One of the kinds of <see cref="Behaviour.Kind"/>.</param>
    /// <param name="frame">Address of the frame, null for the feed page.</param>
    /// <param name="detail">What exactly.</param>
    /// <param name="words">What the viewer reads because of it, or null.</param>
    public void Add(string kind, string? frame, string detail, string? words = null)
    {
        if (_behaviours.Count >= MostBehaviours) return;
        if (detail.Length > LongestDetail) detail = detail[..LongestDetail];
        if (!string.IsNullOrWhiteSpace(words)) _words.Enqueue(words);
        HasNews |= words is not null;
        _behaviours.Enqueue(new Behaviour { Kind = kind, AtMs = (int)Now().TotalMilliseconds, AfterClick = IsClicked, Frame = frame, Detail = detail });
    }

    /// <summary>
    /// Puts the script into a worker that the page script could not reach: one that is fetched. Playwright lets workers run as soon as it sees them, so
    /// this may come after the worker's first lines. (Unflattened: Playwright's sessions know no children.)
    /// </summary>
    private void StartWorker(JsonElement attached)
    {
        HasWorkers = true;
        var session = attached.GetProperty("sessionId").GetString()!;
        var isReached = attached.GetProperty("targetInfo").GetProperty("url").GetString()!.StartsWith("blob:", StringComparison.Ordinal);
        var messages = new List<(string Method, object Parameters)> { ("Emulation.setUserAgentOverride", ViewerEmulation.UserAgentOverride(_viewer)) };
        if (!isReached) messages.AddRange([("Runtime.addBinding", new { name = _binding }), ("Runtime.evaluate", new { expression = _script })]);
        messages.Add(("Runtime.runIfWaitingForDebugger", new { }));
        foreach (var (id, (method, parameters)) in messages.Index())
        {
            _session.Post("Target.sendMessageToTarget", new() { ["sessionId"] = session, ["message"] = JsonSerializer.Serialize(new Dictionary<string, object> { ["id"] = id + 1, ["method"] = method, ["params"] = parameters }) });
        }
    }

    private void ReceiveFromWorker(JsonElement received)
    {
        using var message = JsonDocument.Parse(received.GetProperty("message").GetString()!);
        if (message.RootElement.TryGetProperty("method", out var method) && method.GetString() == "Runtime.bindingCalled")
        {
            Receive(message.RootElement.GetProperty("params"), received.GetProperty("sessionId").GetString()!);
        }
    }

    private void Receive(JsonElement called, string target)
    {
        if (called.GetProperty("name").GetString() != _binding || Interlocked.Increment(ref _messages) > 5000) return;
        var realm = $"{target}/{called.GetProperty("executionContextId").GetInt32()}";
        try
        {
            using var message = JsonDocument.Parse(called.GetProperty("payload").GetString()!);
            Receive(message.RootElement, message.RootElement.GetProperty("frame").GetString(), realm);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Not of our script's making: nobody else should know the binding, but an ad that finds it may say nothing for us.
        }
    }

    private void Receive(JsonElement message, string? frame, string realm)
    {
        switch (message.GetProperty("kind").GetString())
        {
            case "frame":
                FrameWanted();
                break;
            case "behaviour":
                var (behaviour, detail) = (message.GetProperty("behaviour").GetString() ?? "", message.GetProperty("detail").GetString() ?? "");
                Add(behaviour, frame, detail, behaviour == "notification" ? detail : null);
                break;
            case "fonts":
                foreach (var family in message.GetProperty("families").EnumerateArray().Take(MostFonts)) _webFonts.TryAdd((family.GetString() ?? "").Trim(' ', '"', '\''), true);
                HasNews = true;
                break;
            case "timer":
                var delay = Number(message, "delay");
                Timers.Add(Number(message, "at") + delay - Born.ToUnixTimeMilliseconds(), message.GetProperty("repeats").GetBoolean() ? delay : 0);
                break;
            case "canvas":
                var key = (realm, message.GetProperty("canvas").GetInt32());
                if (_canvases.Count >= MostCanvases && !_canvases.ContainsKey(key)) return;
                _canvases[key] = new DrawnCanvas(frame, Number(message, "width"), Number(message, "height"), [.. message.GetProperty("texts").EnumerateArray().Select(Drawn)]);
                HasNews = true;
                break;
        }
    }

    private static DrawnText Drawn(JsonElement text) => new(
        text.GetProperty("text").GetString() ?? "",
        new Box(Number(text, "x"), Number(text, "y"), Number(text, "width"), Number(text, "height")),
        Number(text, "alpha") >= PageSnapshot.LeastOpacity);

    private static double Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static string Name() => string.Concat(RandomNumberGenerator.GetItems<char>("abcdefghijklmnopqrstuvwxyz", 14));
}
