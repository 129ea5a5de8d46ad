using System.Text.Json;
using System.Threading.Channels;

namespace AdScan.Rendering;

/// <summary>The ad's own clock: it stands still between steps, runs as fast as the page can within one, waits while the network is asked, and decides when the page draws.</summary>
/// <remarks>
/// Chromium's virtual time (DevTools protocol, <c>Emulation.setVirtualTimePolicy</c>) with frames on demand (<c>HeadlessExperimental.beginFrame</c>): a frame
/// bears the clock's own time, so animation callbacks, CSS animations and animated pictures keep step with what scripts read from the clock.
/// </remarks>
internal sealed class VirtualClock
{
    private const double FrameMs = 1000.0 / 60;

    /// <summary>Frames at a screen's own rate, for scripts that ask for each; after that, moving pages are drawn as often as a change could be read.</summary>
    private const int MostDenseFrames = 100;

    /// <summary>A page that asks for frame after frame asks within each; word of it may come a little late.</summary>
    private const int FramesUntilStill = 3;

    /// <summary>Time is let pass in short steps at first, in milliseconds: a script that asks for a frame and measures how long it waits must find a screen's rate.</summary>
    private const double FirstStep = 100, FirstSteps = 1500, LongestStep = 1000, LaterSteps = 5000;

    /// <summary>How often a page is drawn in its first ten seconds that moves by itself, once it has had its frames at a screen's own rate; later each second.</summary>
    private const double MovingStep = 250;

    /// <summary>What a step gives to workers of real time, in milliseconds: the longer it is, the more.</summary>
    private const double LeastRealWait = 25, MostRealWait = 100, RealPerStep = 0.01;

    private const double LeastStep = 1;

    /// <summary>A frame takes milliseconds; one that takes this long was lost.</summary>
    private static readonly TimeSpan FrameLimit = TimeSpan.FromSeconds(6);

    private static readonly Dictionary<string, object> PictureFormat = new() { ["format"] = "jpeg", ["quality"] = 70, ["optimizeForSpeed"] = true };

    private readonly CdpSession _session;
    private readonly Channel<bool> _expired = Channel.CreateUnbounded<bool>();
    private double _ticksAtStart = double.NaN;
    private double _now;
    private int _denseFrames;
    private bool _hasJustPainted;
    private int _framesUnwanted = FramesUntilStill;
    private volatile bool _isFrameWanted;

    private VirtualClock(CdpSession session, bool drawsOnDemand) => (_session, DrawsOnDemand) = (session, drawsOnDemand);

    /// <summary>Time passed since the clock was first run.</summary>
    public TimeSpan Now => TimeSpan.FromMilliseconds(_now);

    /// <summary>Whether the page draws only when the clock says so.</summary>
    public bool DrawsOnDemand { get; }

    /// <summary>Asked whether the page has workers: they live in real time, so each step then gives them a little of it.</summary>
    public Func<bool> HasWorkers { get; set; } = () => false;

    /// <summary>Whether anything was painted anew since this was last set to false.</summary>
    public bool HasPainted { get; set; }

    /// <summary>Whether the page draws by itself, frame after frame.</summary>
    public bool IsMoving => _hasJustPainted || IsAskedForFrames;

    private bool IsAskedForFrames => _isFrameWanted || _framesUnwanted < FramesUntilStill;

    public static VirtualClock Attach(CdpSession session, bool drawsOnDemand)
    {
        var clock = new VirtualClock(session, drawsOnDemand);
        session.On("Emulation.virtualTimeBudgetExpired", _ => clock._expired.Writer.TryWrite(true));
        return clock;
    }

    /// <summary>Stops time, so that the ad's life begins when the clock is first run and not before.</summary>
    /// <param name="startsAt">What the page's calendar shows at its first moment.</param>
    public Task StopAsync(DateTimeOffset startsAt) =>
        _session.SendAsync("Emulation.setVirtualTimePolicy", new() { ["policy"] = "pause", ["initialVirtualTime"] = startsAt.ToUnixTimeMilliseconds() / 1000.0 });

    /// <summary>The page asked for a callback at its next frame.</summary>
    public void WantFrame() => _isFrameWanted = true;

    /// <summary>Whether a moment has come, or is nearer than the shortest step.</summary>
    public bool HasReached(TimeSpan moment) => moment.TotalMilliseconds - _now < LeastStep;

    /// <summary>Lets time pass up to a moment, drawing the page on the way and at its end.</summary>
    public async Task RunToAsync(TimeSpan moment, CancellationToken deadline)
    {
        while (!HasReached(moment))
        {
            await PassAsync(NextFrame(moment.TotalMilliseconds) - _now, deadline);
            await DrawAsync();
        }
    }

    /// <summary>Lets time pass whatever the network does, and draws nothing: a page that was stopped from leaving would wait for it for ever.</summary>
    public async Task RunPastNetworkAsync(TimeSpan span, CancellationToken deadline) => await PassAsync(span.TotalMilliseconds, deadline, "advance");

    /// <summary>Lets the time of one frame pass, and draws it.</summary>
    public Task RunFrameAsync(CancellationToken deadline) => RunToAsync(TimeSpan.FromMilliseconds(_now + FrameMs), deadline);

    /// <summary>Lets the time of one frame pass, and draws it into a picture of the viewport (JPEG); null where the browser made none.</summary>
    public async Task<byte[]?> RunPictureFrameAsync(CancellationToken deadline)
    {
        await PassAsync(FrameMs, deadline);
        var hadPainted = _hasJustPainted;
        var frame = await DrawAsync(PictureFormat);

        // A frame with a picture always counts as painted anew.
        _hasJustPainted = hadPainted;
        return frame.TryGetProperty("screenshotData", out var data) ? data.GetBytesFromBase64() : null;
    }

    private double NextFrame(double moment)
    {
        var next = Math.Min(moment, _now + Step());

        // Two frames of one time are one too many: Chromium would never draw the second.
        return moment - next < LeastStep ? moment : next;
    }

    private double Step()
    {
        if (IsAskedForFrames && _denseFrames++ < MostDenseFrames) return FrameMs;
        if (_now < FirstSteps) return FirstStep;
        if (IsMoving) return _now < 10_000 ? MovingStep : LongestStep;
        return _now < LaterSteps ? LongestStep : double.MaxValue;
    }

    private async Task PassAsync(double budget, CancellationToken deadline, string policyName = "pauseIfNetworkFetchesPending")
    {
        var policy = await _session.SendAsync("Emulation.setVirtualTimePolicy", new() { ["policy"] = policyName, ["budget"] = budget });
        if (double.IsNaN(_ticksAtStart)) _ticksAtStart = policy.GetProperty("virtualTimeTicksBase").GetDouble();
        await _expired.Reader.ReadAsync(deadline);
        if (HasWorkers()) await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(budget, Math.Clamp(budget * RealPerStep, LeastRealWait, MostRealWait))), deadline);
        _now += budget;
    }

    private async Task DrawAsync()
    {
        if (DrawsOnDemand) await DrawAsync(null);
        else HasPainted = true;
    }

    private async Task<JsonElement> DrawAsync(Dictionary<string, object>? picture)
    {
        _framesUnwanted = _isFrameWanted ? 0 : _framesUnwanted + 1;
        _isFrameWanted = false;
        var parameters = new Dictionary<string, object> { ["frameTimeTicks"] = _ticksAtStart + _now, ["interval"] = FrameMs };
        if (picture is not null) parameters["screenshot"] = picture;
        var frame = await FrameAsync(parameters);
        _hasJustPainted = frame.GetProperty("hasDamage").GetBoolean();
        HasPainted |= _hasJustPainted;
        return frame;
    }

    private async Task<JsonElement> FrameAsync(Dictionary<string, object> parameters)
    {
        try
        {
            return await _session.SendAsync("HeadlessExperimental.beginFrame", parameters).WaitAsync(FrameLimit);
        }
        catch (TimeoutException)
        {
            throw new FrameLostException();
        }
    }
}
