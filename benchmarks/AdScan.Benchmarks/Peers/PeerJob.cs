using AdScan.Harness.Lab;
using AdScan.Viewers;

namespace AdScan.Benchmarks.Peers;

/// <summary>One impression to make: a known ad, and who looks. What the scripts of peers need is in it, whatever their library calls it.</summary>
internal sealed record PeerJob
{
    [Newtonsoft.Json.JsonIgnore]
    public required LabCase Known { get; init; }

    [Newtonsoft.Json.JsonIgnore]
    public required Viewer By { get; init; }

    public string Case => Known.Id;

    public string Viewer => By.Key;

    public required Uri Url { get; init; }

    public string UserAgent => By.Device.UserAgent;

    public int Width => By.Device.Width;

    public int Height => By.Device.Height;

    /// <summary>Pixels of the picture per CSS pixel: as many as AdScan takes.</summary>
    public int Scale => 2;

    public bool Mobile => By.Device.Mobile;

    public bool Touch => By.Device.Touch;

    public string Locale => By.Region.Locale;

    public string Timezone => By.Region.Timezone;

    public double Latitude => By.Region.Latitude;

    public double Longitude => By.Region.Longitude;

    public string AcceptLanguage => By.Region.AcceptLanguage;

    public string ForwardedFor => By.Region.ForwardedFor ?? "";

    /// <summary>Every case that its own page shows whole to whoever looks once and does not click, for every viewer; viewers innermost.</summary>
    public static IReadOnlyList<PeerJob> All(IReadOnlyList<Viewer> viewers, int port) =>
        (from known in LabCaseReader.ReadAll()
         where !known.Sets.Contains(LabExchange.Hostile) && !known.Truth.NeedsPictures && known.View.Key == new LabView().Key
         from viewer in viewers
         select new PeerJob { Known = known, By = viewer, Url = new Uri($"http://lab.localhost:{port}/case/{known.Id}") }).ToList();
}
