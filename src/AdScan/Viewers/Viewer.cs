using Newtonsoft.Json;

namespace AdScan.Viewers;

/// <summary>A simulated person: region × device × app × time of day.</summary>
/// <param name="Region">Where the person appears to be.</param>
/// <param name="Device">What the person holds.</param>
public sealed record Viewer(Region Region, DeviceProfile Device)
{
    /// <summary>The in-app web view around the page; <c>browser</c> is the device's own browser.</summary>
    public string App { get; init; } = "browser";

    /// <summary>The local time of day at which the person looks; <c>now</c> is the present.</summary>
    public string At { get; init; } = "now";

    /// <summary>The viewer's name in reports: <c>CN-SC/iphone-15</c>, with app and time only where they are not the default.</summary>
    [JsonIgnore]
    public string Key => $"{Region.Id}/{Device.Id}{(App == "browser" ? "" : $"/{App}")}{(At == "now" ? "" : $"@{At}")}";

    /// <inheritdoc/>
    public override string ToString() => Key;
}
