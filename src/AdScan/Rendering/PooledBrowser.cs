using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>A browser of the pool with its count of contexts; touched only under the pool's gate.</summary>
internal sealed class PooledBrowser(IBrowser browser)
{
    private int _borrowed;
    private int _lent;
    private bool _retired;

    public IBrowser Browser { get; } = browser;

    public bool IsUsable => !_retired && Browser.IsConnected;

    public void Borrow()
    {
        _borrowed++;
        _lent++;
    }

    /// <summary>Takes the browser back; true if it should be closed now.</summary>
    public bool Return(bool isHealthy, int mostLent)
    {
        _borrowed--;
        _retired |= !isHealthy || !Browser.IsConnected || _lent >= mostLent;
        return _retired && _borrowed == 0;
    }
}
