namespace AdScan.Viewers;

public sealed partial record Region
{
    /// <summary>Shanghai (上海).</summary>
    public static Region Shanghai => null!;

    /// <summary>Sichuan (四川).</summary>
    public static Region Sichuan => null!;
}
