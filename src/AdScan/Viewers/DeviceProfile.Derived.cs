namespace AdScan.Viewers;

/// <summary>What follows from a profile.</summary>
public sealed partial record DeviceProfile
{
    /// <summary>Pixels of a computer's screen that its system keeps to itself: the task bar, or the menu bar.</summary>
    private int SystemBar => Touch ? 0 : Os.StartsWith("macOS", StringComparison.Ordinal) ? 25 : 48;

    internal bool IsChromium => UserAgent.Contains("Chrome/", StringComparison.Ordinal);

    /// <summary><c>navigator.vendor</c>.</summary>
    internal string Vendor => IsChromium ? "Google Inc." : "Apple Computer, Inc.";

    /// <summary><c>navigator.maxTouchPoints</c>.</summary>
    internal int TouchPoints => Touch ? 5 : 0;

    /// <summary><c>navigator.deviceMemory</c>: Chromium alone tells it.</summary>
    internal double? ToldMemoryGb => IsChromium ? MemoryGb : null;

    /// <summary>Whether client hints call the device mobile: tablets are not.</summary>
    internal bool IsHintedMobile => Mobile && UserAgent.Contains("Mobile", StringComparison.Ordinal);

    internal int FullWidth => ScreenWidth ?? Width;

    internal int FullHeight => ScreenHeight ?? Height;

    /// <summary><c>screen.availHeight</c>.</summary>
    internal int AvailableHeight => FullHeight - SystemBar;

    /// <summary><c>window.outerHeight</c>: the whole window on a computer and in Safari, the viewport on Android.</summary>
    internal int OuterHeight => Touch && IsChromium ? Height : AvailableHeight;

    /// <summary>Whether pages find the names of PDF plug-ins: on computers with Chromium.</summary>
    internal bool ReadsPdf => IsChromium && !Touch;
}
