using System.Globalization;
using AdScan.Impressions;
using AdScan.Viewers;

namespace AdScan.Rendering;

/// <summary>One page through its life: runs its clock, and looks whenever what is visible has changed.</summary>
internal sealed class PageWatch
{
    private const int MostLooks = 24, MostLooksAfterClicks = 10;

    /// <summary>Looks kept for the rest of a life that changes all the time: what a clock or a row of slogans stands before may come last.</summary>
    private const int LateLooks = MostLooks - Impression.DenseLooks;

    /// <summary>Looks at what changes in pixels alone, such as an animated picture: each costs a picture.</summary>
    private const int MostPixelLooks = 8, MostPixelTries = 20;
    private const double TallestPicture = 2400;

    /// <summary>A picture takes four or five frames; a page that is slow to draw takes more.</summary>
    private const int MostPictureFrames = 60;
    private static readonly TimeSpan PictureLimit = TimeSpan.FromSeconds(2);

    /// <summary>What a page that draws in real time is given for each frame.</summary>
    private static readonly TimeSpan RealFrame = TimeSpan.FromSeconds(0.05);

    /// <summary>When the person begins to move: the ad has been seen by then as it is for who does nothing.</summary>
    private static readonly TimeSpan PersonMoves = TimeSpan.FromSeconds(1.5);

    private readonly CdpSession _session;
    private readonly VirtualClock _clock;
    private readonly PageCollector _collector;
    private readonly ChangeMeter _changes;
    private readonly PageMeter _meter;
    private readonly LookSchedule _schedule;
    private readonly Viewer _viewer;
    private readonly DeviceProfile _device;
    private readonly TimeProvider _time;
    private readonly int _pixelRatio;
    private readonly AdScannerOptions _options;
    private readonly List<Look> _looks = [];
    private readonly List<ImpressionFailure> _failures = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly TickMeter _ticks = new();
    private readonly HashSet<string> _pictures = new(StringComparer.Ordinal);
    private bool _isSparing;
    private bool _hasTicked;
    private int _pixelLooks;
    private int _pixelTries;

    public PageWatch(CdpSession session, VirtualClock clock, PageCollector collector, Viewer viewer, int pixelRatio, AdScannerOptions options, TimeProvider time)
    {
        (_session, _clock, _collector, _viewer, _device, _pixelRatio, _options, _time) = (session, clock, collector, viewer, viewer.Device, pixelRatio, options, time);
        _changes = new ChangeMeter(session, Footprint);
        _meter = new PageMeter(session);
        _schedule = new LookSchedule(clock, collector.Timers);
        (collector.Now, collector.FrameWanted, clock.HasWorkers) = (() => clock.Now, clock.WantFrame, () => collector.HasWorkers);
    }

    public IReadOnlyList<Look> Looks => _looks;

    public IReadOnlyList<ImpressionFailure> Failures => _failures;

    public VirtualClock Clock => _clock;

    /// <summary>Keeps the page as it stood at a look, where an archive is made; null where none is, or there is no room.</summary>
    public Func<PageSnapshot, Payload?>? KeepDom { get; init; }

    /// <summary>What the page uses and leaves behind.</summary>
    public Footprint Footprint { get; } = new();

    /// <summary>Whether the page held more than can be read, so that it was looked at no further.</summary>
    public bool IsCut { get; private set; }

    /// <summary>How much of the page's life was looked at.</summary>
    public TimeSpan Life { get; private set; }

    /// <summary>What the page showed last; null before the first look.</summary>
    public PageSnapshot? Last { get; private set; }

    /// <summary>Opens an address at the first moment of the page's time.</summary>
    /// <param name="url">The address.</param>
    /// <param name="referrer">Where the viewer came from, or null.</param>
    public async Task OpenAsync(string url, string? referrer)
    {
        _collector.Born = _viewer.LooksAt(_time.GetUtcNow());
        await Task.WhenAll(_clock.StopAsync(_collector.Born), _changes.StartAsync());
        var parameters = new Dictionary<string, object> { ["url"] = url };
        if (referrer is not null) parameters["referrer"] = referrer;
        await _session.SendAsync("Page.navigate", parameters);
    }

    /// <summary>Runs the page's life, looking at it.</summary>
    /// <param name="life">How much of it.</param>
    /// <param name="person">Who moves over it, or null for nobody.</param>
    /// <param name="phase">Told what is being done, for whoever reports a failure.</param>
    /// <param name="deadline">Ends the watch.</param>
    public async Task LiveAsync(TimeSpan life, Person? person, Action<string> phase, CancellationToken deadline)
    {
        while (!_clock.HasReached(life))
        {
            phase("watch");
            await _clock.RunToAsync(_schedule.Next(life, _isSparing ? LooksLeft : null), deadline);
            var moves = person is not null && _clock.HasReached(PersonMoves) && Last?.Slot is { Width: > 1, Height: > 1 };
            if (moves) await person!.MoveAsync(Last!.Slot!.Value, deadline);
            if (moves) person = null;
            Life = _clock.Now;
            phase("capture");
            if (_clock.HasPainted && !moves && _clock.HasReached(PersonMoves)) _schedule.Painted();
            if (moves || MayHaveChanged || _clock.HasReached(life)) await LookIfChangedAsync(mayBePixels: !moves, isLast: _clock.HasReached(life), deadline);
            if (IsCut || LooksLeft == 0) return;
            if (!_isSparing && LooksLeft <= LateLooks && !_clock.HasReached(life)) Spare();
        }
    }

    private int LooksLeft => MostLooks - _looks.Count;

    private void Spare()
    {
        _isSparing = true;
        _failures.Add(new ImpressionFailure("watch", $"The ad changed {_looks.Count} times in {Life.TotalSeconds:0.#} s of its life; from then on it was looked at {LooksLeft} times at most, evenly spread."));
    }

    /// <summary>What is on the screen cannot have changed without being painted.</summary>
    private bool MayHaveChanged => _clock.HasPainted || _collector.HasNews || Last is not { } last || !IsOnScreen(RegionOf(last));

    /// <param name="mayBePixels">False after a person's move: what was painted then was scrolled away and back.</param>
    /// <param name="isLast">Whether there is no later look to leave anything for.</param>
    /// <param name="deadline">Ends the watch.</param>
    private async Task LookIfChangedAsync(bool mayBePixels, bool isLast, CancellationToken deadline)
    {
        _hasTicked = false;
        var isNew = (await _changes.HasChangedAsync(Life) || _collector.HasNews) && await LookAsync(mayWait: !isLast, deadline);
        if (!isNew && !_hasTicked && mayBePixels) await LookAtPixelsAsync(deadline);
        _clock.HasPainted = false;

        // A picture lets the ad live on for a frame; what it does then is for the next look.
        if (isNew && await _changes.HasChangedAsync(Life)) _collector.HasNews = true;
    }

    /// <summary>Looks once more, at what a click has changed on the page.</summary>
    public async Task LookAgainAsync(CancellationToken deadline)
    {
        if (_looks.Count >= MostLooks + MostLooksAfterClicks || (!await _changes.HasChangedAsync(_clock.Now) && !_collector.HasNews)) return;
        Life = _clock.Now;
        await LookAsync(mayWait: false, deadline, afterClick: true);
    }

    /// <param name="mayWait">Whether the tick of a clock can be left for a later look.</param>
    /// <param name="deadline">Ends the watch.</param>
    /// <param name="afterClick">Whether it shows what a click did.</param>
    /// <returns>Whether what can be read was new.</returns>
    private async Task<bool> LookAsync(bool mayWait, CancellationToken deadline, bool afterClick = false)
    {
        _collector.HasNews = false;
        if (await _meter.MeasureAsync() is { IsReadable: false } mass) return await LookFromAfarAsync(mass, deadline);
        var snapshot = PageSnapshot.Read(
            await _session.SendAsync("DOMSnapshot.captureSnapshot", PageSnapshot.Request), FeedPage.SlotId, FeedPage.OwnTexts, _collector.Account, _options.MaxTextLength, _pixelRatio);
        Last = snapshot;
        var words = _collector.TakeWords();
        snapshot.AddWords(words);
        if (snapshot.IsCut) Cut(string.Create(CultureInfo.InvariantCulture, $"The page shows more text than the {_options.MaxTextLength:N0} characters that are kept of one look: the rest was left unread."));
        var fingerprint = snapshot.Fingerprint;
        if (_seen.Contains(fingerprint)) return false;
        _hasTicked = mayWait && words.Count == 0 && !snapshot.Drawings.Any() && _ticks.IsTick(snapshot.Kind, Life);
        if (_hasTicked)
        {
            // Should the clock stop here, this is what stands.
            _collector.HasNews = true;
            return false;
        }

        _seen.Add(fingerprint);
        var region = RegionOf(snapshot);
        AddLook(snapshot, region, snapshot.HasContent ? await PictureAsync(region, deadline) : null, afterClick);
        return true;
    }

    /// <summary>Takes a picture of what cannot be read: what stands on the screen may be told by it alone.</summary>
    private async Task<bool> LookFromAfarAsync(PageMass mass, CancellationToken deadline)
    {
        Cut(string.Create(CultureInfo.InvariantCulture, $"The page holds {mass.Text:N0} characters of text and {mass.Code:N0} of code: all but one picture of it was left unread."));
        var screen = new Box(0, 0, _device.Width, _device.Height);
        if (!_clock.DrawsOnDemand || await ScreenAsync(screen, deadline) is not { } picture) return false;
        _looks.Add(new Look { AtMs = (int)Life.TotalMilliseconds, Pieces = [], Drawings = [screen], Picture = picture, HasContent = true });
        return true;
    }

    private void Cut(string why)
    {
        IsCut = true;
        _failures.Add(new ImpressionFailure("capture", why));
    }

    /// <summary>Looks at what was painted anew while the layout stayed as it was: a picture that is not like any before is a look of its own.</summary>
    private async Task LookAtPixelsAsync(CancellationToken deadline)
    {
        if (!_clock.HasPainted || Last is not { HasContent: true } snapshot || _pixelLooks >= MostPixelLooks || _pixelTries >= MostPixelTries) return;
        var region = RegionOf(snapshot);
        if (!_clock.DrawsOnDemand || !IsOnScreen(region)) return;
        _pixelTries++;
        if (await ScreenAsync(region, deadline) is not { } picture || _pictures.Contains(picture.Sha256)) return;
        AddLook(snapshot, region, picture);
        if (++_pixelLooks == MostPixelLooks) _failures.Add(new ImpressionFailure("watch", $"Its picture changed {MostPixelLooks} times while its text stayed; later pictures were not looked at."));
    }

    private void AddLook(PageSnapshot snapshot, Box region, Picture? picture, bool afterClick = false)
    {
        if (picture is not null) _pictures.Add(picture.Sha256);
        var dom = KeepDom?.Invoke(snapshot);
        _looks.Add(new Look
        {
            Dom = dom,
            DomSha256 = dom?.Sha256,
            AtMs = (int)Life.TotalMilliseconds,
            Pieces = snapshot.Pieces.Select(p => p with { Box = Within(region, p.Box) }).ToList(),
            Drawings = snapshot.Drawings.Select(d => Within(region, d)).ToList(),
            Surroundings = snapshot.Overflows ? snapshot.Surroundings.Select(s => Within(region, s)).ToList() : [],
            Controls = snapshot.Controls.Select(c => c with { Box = Within(region, c.Box) }).ToList(),
            Overlay = snapshot.Overlay is { } overlay ? Within(region, overlay) : null,
            Picture = picture,
            HasContent = snapshot.HasContent,
            AfterClick = afterClick,
        });
    }

    private static Box Within(Box region, Box box) => box.Moved(-region.X, -region.Y);

    /// <summary>The slot, or the screen where the ad has left its slot.</summary>
    private Box RegionOf(PageSnapshot snapshot)
    {
        if (snapshot is { Slot: { Width: > 1, Height: > 1 } slot, Overflows: false }) return slot with { Height = Math.Min(slot.Height, TallestPicture) };
        return new Box(0, 0, _device.Width, _device.Height);
    }

    private bool IsOnScreen(Box region) => Last is not { IsScrolled: true } && region is { X: >= 0, Y: >= 0 } && region.X + region.Width <= _device.Width && region.Y + region.Height <= _device.Height;

    /// <summary>The screen as the next frame draws it is nearly free; the browser lays the page out anew for any other picture, so only where it must.</summary>
    private async Task<Picture?> PictureAsync(Box region, CancellationToken deadline)
    {
        var screen = _clock.DrawsOnDemand && IsOnScreen(region) ? await ScreenAsync(region, deadline) : null;
        return screen ?? await ClipAsync(region, deadline);
    }

    private async Task<Picture?> ScreenAsync(Box region, CancellationToken deadline)
    {
        var content = await _clock.RunPictureFrameAsync(deadline);
        return content is null ? null : Picture.Of(content, "image/jpeg", _device.Width, _device.Height, region);
    }

    private async Task<Picture?> ClipAsync(Box region, CancellationToken deadline)
    {
        var parameters = new Dictionary<string, object>
        {
            ["format"] = "jpeg",
            ["quality"] = 70,
            ["optimizeForSpeed"] = true,
            ["captureBeyondViewport"] = !IsOnScreen(region),
            ["clip"] = new Dictionary<string, object> { ["x"] = region.X, ["y"] = region.Y, ["width"] = region.Width, ["height"] = region.Height, ["scale"] = Math.Min(1, BrowserArguments.SharpestPixelRatio / _device.Scale) },
        };

        // A picture is taken of the frames that follow; each has its time, so the ad's life goes on by a few of them.
        var shot = _session.SendAsync("Page.captureScreenshot", parameters);
        for (var frame = 0; frame < MostPictureFrames && !shot.IsCompleted; frame++)
        {
            await _clock.RunFrameAsync(deadline);
            if (!_clock.DrawsOnDemand) await Task.WhenAny(shot, Task.Delay(RealFrame, _time, deadline));
        }

        if (await Task.WhenAny(shot, Task.Delay(PictureLimit, _time, deadline)) != shot)
        {
            _failures.Add(new ImpressionFailure("capture", "The browser took no picture of what was seen."));
            return null;
        }

        var content = (await shot).GetProperty("data").GetBytesFromBase64();
        return Picture.Of(content, "image/jpeg", (int)region.Width, (int)region.Height, new Box(0, 0, region.Width, region.Height));
    }
}
