using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>A Playwright driver and the browsers that hang on it; ended with the last of them, once it is not to start any more.</summary>
/// <remarks>
/// Its connection keeps a buffer as large as the largest message that ever came: after one endless text, some hundred megabytes for nothing. So a driver is for so many browsers only,
/// and for none any more once such a message to us has come. Safe for concurrent use.
/// </remarks>
internal sealed class BrowserDriver(IPlaywright playwright) : IDisposable
{
    private const int MostLaunches = 16;

    /// <summary>A message of so many bytes is larger than any picture, or page that a person could read.</summary>
    private const int SwellingMessage = 16_000_000;

    /// <summary>As <see cref="System.Buffers.ArrayPool{T}.Shared"/> counts, and some seconds.</summary>
    private static readonly TimeSpan PoolIdle = TimeSpan.FromSeconds(65);

    private readonly Lock _gate = new();
    private int _launches, _living;
    private bool _isSwollen;

    /// <summary>Null once ended, so that whoever still knows the driver does not keep what its connection held.</summary>
    private IPlaywright? _playwright = playwright;

    /// <summary>Whether it has ended, and nothing hangs on it any more.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Whether it may start another browser.</summary>
    public bool IsFresh => _launches < MostLaunches && !IsRetired;

    /// <summary>Whether its browsers are to be closed as soon as they serve nobody.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>Starts a browser; <see cref="Release"/> must be called once it is closed, or did not start.</summary>
    public async Task<IBrowser> LaunchAsync(BrowserTypeLaunchOptions options)
    {
        lock (_gate) (_launches, _living) = (_launches + 1, _living + 1);
        var living = _playwright ?? throw new PlaywrightException("The driver has ended.");
        return await living.Chromium.LaunchAsync(options);
    }

    /// <summary>One of its browsers is closed.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _living--;
            EndIfLast();
        }

        if (IsEnded && _isSwollen) _ = GiveBackAsync();
    }

    /// <summary>It starts no more browsers: it may have died, but others may still hang on it.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            IsRetired = true;
            EndIfLast();
        }
    }

    /// <summary>Whether it bears a message, an answer or an event, without swelling; if not, it is retired.</summary>
    /// <param name="bytes">The message's size.</param>
    public bool Bears(int bytes)
    {
        if (bytes < SwellingMessage) return true;
        _isSwollen = true;
        Retire();
        return false;
    }

    /// <summary>Ends it, with whatever hangs on it.</summary>
    public void Dispose()
    {
        lock (_gate) End();
    }

    /// <summary>What swelled would lie about until memory runs short; the buffers of the array pool are let go by the second collection that finds them idle.</summary>
    private static async Task GiveBackAsync()
    {
        Collect();
        await Task.Delay(PoolIdle);
        Collect();
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private void EndIfLast()
    {
        if (_living == 0 && !IsFresh) End();
    }

    private void End()
    {
        if (IsEnded) return;
        IsEnded = true;
        _playwright!.Dispose();
        _playwright = null;
    }
}
