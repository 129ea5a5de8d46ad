namespace AdScan.Viewers;

public sealed partial record DeviceProfile
{
    /// <summary>Apple iPhone 15.</summary>
    public static DeviceProfile IPhone15 => throw new InvalidOperationException();

    /// <summary>Huawei Mate 60.</summary>
    public static DeviceProfile HuaweiMate60 => throw new InvalidOperationException();
}
