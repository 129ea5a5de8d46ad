namespace AdScan.Viewers;

public sealed partial record DeviceProfile
{
    /// <summary>Apple iPhone 15.</summary>
    public static DeviceProfile IPhone15 => null!;

    /// <summary>Huawei Mate 60.</summary>
    public static DeviceProfile HuaweiMate60 => null!;
}
