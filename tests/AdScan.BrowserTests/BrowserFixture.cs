using AdScan.Rendering;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.BrowserTests;

/// <summary>One scanner for all browser tests; it brings the browser if this machine has none.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public static IReadOnlyList<Viewer> Viewers { get; } = ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.DesktopWindows]);

    public AdScanner Scanner { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await BrowserInstaller.EnsureAsync(allowInstall: true);
        Scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = Viewers, Timeout = TimeSpan.FromSeconds(20) });
    }

    public async Task DisposeAsync() => await Scanner.DisposeAsync();

    public Task<ScanReport> ScanAsync(string markup) => Scanner.ScanAsync(new AdSnippet(markup));
}

[CollectionDefinition("browser")]
public sealed class BrowserGroup : ICollectionFixture<BrowserFixture>;
