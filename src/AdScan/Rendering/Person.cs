using AdScan.Impressions;
using AdScan.Viewers;

namespace AdScan.Rendering;

/// <summary>The little that a person does while an ad is on the screen: brings the pointer over it, scrolls a bit down and back; never a click.</summary>
internal sealed class Person(CdpSession session, VirtualClock clock, DeviceProfile device)
{
    private const int Points = 6;
    private const double Drag = 220;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    /// <summary>Where an animated picture's next frame falls into the frame that follows an input, Chromium was seen never to draw again; so what an input changes is drawn in small steps.</summary>
    private const int FramesToSettle = 2;

    /// <summary>Moves over a box and around it; the page is where it was when this returns.</summary>
    public async Task MoveAsync(Box box, CancellationToken deadline)
    {
        var (x, y) = (Math.Clamp(box.X + (box.Width / 2), 1, device.Width - 1), Math.Clamp(box.Y + (box.Height / 2), 1, device.Height - 1));
        if (device.Touch) await SwipeAsync(x, y, deadline);
        else await PointAsync(x, y, deadline);
        await ScrollToAsync(Drag);
        await SettleAsync(deadline);
        await clock.RunToAsync(clock.Now + Rest, deadline);
        await ScrollToAsync(0);
        await clock.RunFrameAsync(deadline);
    }

    private async Task PointAsync(double x, double y, CancellationToken deadline)
    {
        for (var i = 1; i <= Points; i++)
        {
            Post("Input.dispatchMouseEvent", new() { ["type"] = "mouseMoved", ["x"] = x * i / Points, ["y"] = y + (Drag * (Points - i) / Points) });
            await SettleAsync(deadline);
        }
    }

    /// <summary>A finger is laid on the ad and taken away as a scroll takes it: no click. (A scroll by the finger itself was seen to stop the page's frames for ever.)</summary>
    private async Task SwipeAsync(double x, double y, CancellationToken deadline)
    {
        Post("Input.dispatchTouchEvent", new() { ["type"] = "touchStart", ["touchPoints"] = new[] { new Dictionary<string, object> { ["x"] = x, ["y"] = y } } });
        await SettleAsync(deadline);
        Post("Input.dispatchTouchEvent", new() { ["type"] = "touchCancel", ["touchPoints"] = Array.Empty<object>() });
        await SettleAsync(deadline);
    }

    private async Task SettleAsync(CancellationToken deadline)
    {
        for (var i = 0; i < FramesToSettle; i++) await clock.RunFrameAsync(deadline);
    }

    private async Task ScrollToAsync(double y) =>
        await session.SendAsync("Runtime.evaluate", new() { ["expression"] = FormattableString.Invariant($"scrollTo(0, {y})") });

    /// <summary>What the page makes of an input runs when its clock does, so no answer is waited for.</summary>
    private void Post(string method, Dictionary<string, object> parameters) => session.Post(method, parameters);
}
