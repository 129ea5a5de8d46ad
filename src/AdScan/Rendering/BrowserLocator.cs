namespace AdScan.Rendering;

/// <summary>Finds the browser.</summary>
public static class BrowserLocator
{
}
