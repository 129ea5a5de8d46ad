using System.Globalization;
using Newtonsoft.Json;

namespace AdScan.Viewers;

/// <summary>A simulated person: region × device × app × time of day.</summary>
/// <param name="Region">Where the person appears to be.</param>
/// <param name="Device">What the person holds.</param>
public sealed record Viewer(Region Region, DeviceProfile Device)
{
    internal const string Now = "now";
    private const string TimeFormat = "HH:mm";

    /// <summary>The in-app web view around the page; <c>browser</c> is the device's own browser.</summary>
    public string App { get; init; } = "browser";

    /// <summary>The local time of day at which the person looks, as <c>HH:mm</c>; <c>now</c> is the present.</summary>
    public string At { get; init; } = "now";

    /// <summary>The viewer's name in reports: <c>CN-SC/iphone-15</c>, with app and time only where they are not the default.</summary>
    [JsonIgnore]
    public string Key => $"{Region.Id}/{Device.Id}{(App == "browser" ? "" : $"/{App}")}{(At == "now" ? "" : $"@{At}")}";

    /// <summary>The moment at which this person looks: the present, or the next time their clock shows <see cref="At"/>.</summary>
    /// <param name="now">The present.</param>
    /// <exception cref="FormatException"><see cref="At"/> is no time of day.</exception>
    public DateTimeOffset LooksAt(DateTimeOffset now)
    {
        if (At == Now) return now;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Region.Timezone);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var time = TimeOnly.ParseExact(At, TimeFormat, CultureInfo.InvariantCulture);
        var day = DateOnly.FromDateTime(local.DateTime).AddDays(time < TimeOnly.FromDateTime(local.DateTime) ? 1 : 0);
        var moment = day.ToDateTime(time);
        return new DateTimeOffset(moment, zone.GetUtcOffset(moment));
    }

    internal static bool IsTime(string at) => at == Now || TimeOnly.TryParseExact(at, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <inheritdoc/>
    public override string ToString() => Key;
}
