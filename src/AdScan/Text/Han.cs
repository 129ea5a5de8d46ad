namespace AdScan.Text;

/// <summary>Chinese characters.</summary>
internal static class Han
{
    /// <summary>Those of the first plane, which are all that are in use.</summary>
    public static bool Is(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '\u3007';
}
