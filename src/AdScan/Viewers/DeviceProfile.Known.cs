namespace AdScan.Viewers;

public sealed partial record DeviceProfile
{
    /// <summary>Every device that is shipped: phones, tablets, desktops.</summary>
    public static IReadOnlyList<DeviceProfile> Known => DeviceCatalog.Known;

    /// <summary>iPhone 13 with Safari 17.6.</summary>
    public static DeviceProfile IPhone13 => DeviceCatalog.Get("iphone-13");

    /// <summary>iPhone 15 with Safari 26.0.</summary>
    public static DeviceProfile IPhone15 => DeviceCatalog.Get("iphone-15");

    /// <summary>iPhone 16 with Safari 26.0.</summary>
    public static DeviceProfile IPhone16 => DeviceCatalog.Get("iphone-16");

    /// <summary>华为 Mate 60 with Chrome 156.</summary>
    public static DeviceProfile HuaweiMate60 => DeviceCatalog.Get("huawei-mate-60");

    /// <summary>华为 Pura 70 with Chrome 156.</summary>
    public static DeviceProfile HuaweiPura70 => DeviceCatalog.Get("huawei-pura-70");

    /// <summary>小米 14 with Chrome 156.</summary>
    public static DeviceProfile Xiaomi14 => DeviceCatalog.Get("xiaomi-14");

    /// <summary>OPPO Find X7 with Chrome 156.</summary>
    public static DeviceProfile OppoFindX7 => DeviceCatalog.Get("oppo-find-x7");

    /// <summary>vivo X100 with Chrome 156.</summary>
    public static DeviceProfile VivoX100 => DeviceCatalog.Get("vivo-x100");

    /// <summary>荣耀 Magic6 with Chrome 156.</summary>
    public static DeviceProfile HonorMagic6 => DeviceCatalog.Get("honor-magic6");

    /// <summary>红米 12C with Chrome 156.</summary>
    public static DeviceProfile Redmi12C => DeviceCatalog.Get("redmi-12c");

    /// <summary>三星 Galaxy S24 with Chrome 156.</summary>
    public static DeviceProfile SamsungGalaxyS24 => DeviceCatalog.Get("samsung-galaxy-s24");

    /// <summary>Google Pixel 8 with Chrome 156.</summary>
    public static DeviceProfile Pixel8 => DeviceCatalog.Get("pixel-8");

    /// <summary>iPad（第 10 代） with Safari 26.0.</summary>
    public static DeviceProfile IPad10 => DeviceCatalog.Get("ipad-10");

    /// <summary>华为 MatePad 11 with Chrome 156.</summary>
    public static DeviceProfile HuaweiMatePad11 => DeviceCatalog.Get("huawei-matepad-11");

    /// <summary>小米平板 6 with Chrome 156.</summary>
    public static DeviceProfile XiaomiPad6 => DeviceCatalog.Get("xiaomi-pad-6");

    /// <summary>Windows 电脑 with Chrome 156.</summary>
    public static DeviceProfile DesktopWindows => DeviceCatalog.Get("desktop-windows");

    /// <summary>Windows 电脑（Edge） with Edge 156.</summary>
    public static DeviceProfile DesktopWindowsEdge => DeviceCatalog.Get("desktop-windows-edge");

    /// <summary>Mac（Safari） with Safari 26.0.</summary>
    public static DeviceProfile DesktopMacOS => DeviceCatalog.Get("desktop-macos");

    /// <summary>Mac（Chrome） with Chrome 156.</summary>
    public static DeviceProfile DesktopMacOSChrome => DeviceCatalog.Get("desktop-macos-chrome");
}
