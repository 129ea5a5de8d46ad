using System.Threading.Channels;

namespace AdScan.Rendering;

/// <summary>The ad's own clock: it stands still between steps, runs as fast as the page can within one, and waits while the network is asked.</summary>
/// <remarks>Chromium's virtual time (DevTools protocol, <c>Emulation.setVirtualTimePolicy</c>).</remarks>
internal sealed class VirtualClock
{
    private readonly CdpSession _session;
    private readonly Channel<bool> _expired = Channel.CreateUnbounded<bool>();

    private VirtualClock(CdpSession session) => _session = session;

    /// <summary>Time passed since the clock was first run.</summary>
    public TimeSpan Now { get; private set; }

    public static VirtualClock Attach(CdpSession session)
    {
        var clock = new VirtualClock(session);
        session.On("Emulation.virtualTimeBudgetExpired", _ => clock._expired.Writer.TryWrite(true));
        return clock;
    }

    /// <summary>Stops time, so that the ad's life begins when the clock is first run and not before.</summary>
    public Task StopAsync() => _session.SendAsync("Emulation.setVirtualTimePolicy", new() { ["policy"] = "pause" });

    /// <summary>Lets time pass up to a moment.</summary>
    public async Task RunToAsync(TimeSpan moment, CancellationToken deadline)
    {
        var budget = moment - Now;
        if (budget <= TimeSpan.Zero) return;
        await _session.SendAsync("Emulation.setVirtualTimePolicy", new()
        {
            ["policy"] = "pauseIfNetworkFetchesPending",
            ["budget"] = budget.TotalMilliseconds,
        });
        await _expired.Reader.ReadAsync(deadline);
        Now = moment;
    }
}
