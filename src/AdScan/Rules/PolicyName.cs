namespace AdScan.Rules;

/// <summary>A name in Chinese and English.</summary>
internal sealed record PolicyName
{
    public string Zh { get; init; } = "";

    public string En { get; init; } = "";
}
