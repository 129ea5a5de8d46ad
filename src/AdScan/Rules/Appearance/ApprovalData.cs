namespace AdScan.Rules.Appearance;

/// <summary>How approval numbers are written, and what ads of reviewed goods must show, from <c>approvals.json</c>.</summary>
internal sealed record ApprovalData
{
    private static readonly Lazy<ApprovalData> LazyShipped = new(() => AdScanJson.ReadEmbedded<ApprovalData>("approvals.json"));

    public static ApprovalData Shipped => LazyShipped.Value;

    /// <summary>An expression for what sells: a text that only informs has no such duties.</summary>
    public string Sells { get; init; } = "";

    /// <summary>The short names by which an approval tells where it was given.</summary>
    public string Provinces { get; init; } = "";

    public IReadOnlyList<ApprovalNumber> Numbers { get; init; } = [];

    public IReadOnlyList<ReviewedSector> Sectors { get; init; } = [];
}
