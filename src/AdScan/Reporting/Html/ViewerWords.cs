namespace AdScan.Reporting.Html;

/// <summary>How the page names viewers of a run, one by one and many at once.</summary>
internal sealed class ViewerWords
{
    private readonly IReadOnlyList<ViewerLabel> _viewers;
    private readonly bool _hasApps, _hasTimes;

    public ViewerWords(RunReport run)
    {
        _viewers = run.Viewers;
        Looks = _viewers.DistinctBy(LookOf).ToList();
        Regions = _viewers.DistinctBy(v => v.Region).ToList();
        (_hasApps, _hasTimes) = (Looks.DistinctBy(v => v.App).Count() > 1, Looks.DistinctBy(v => v.At).Count() > 1);
    }

    /// <summary>How many viewers the run has.</summary>
    public int Count => _viewers.Count;

    /// <summary>One viewer for each column of the grid.</summary>
    public IReadOnlyList<ViewerLabel> Looks { get; }

    /// <summary>One viewer for each row of the grid.</summary>
    public IReadOnlyList<ViewerLabel> Regions { get; }

    /// <summary>What a column of the grid stands for.</summary>
    public static (string Device, string App, string At) LookOf(ViewerLabel viewer) => (viewer.Device, viewer.App, viewer.At);

    /// <summary>The device, with app and time of day where the run has more than one.</summary>
    public Bilingual NameOf(ViewerLabel viewer)
    {
        List<Bilingual> parts = [new(viewer.DeviceName, viewer.DeviceName)];
        if (_hasApps) parts.Add(new(viewer.AppName, viewer.AppNameEn));
        if (_hasTimes) parts.Add(viewer.At == Viewers.Viewer.Now ? new("此刻", "now") : new(viewer.At, viewer.At));
        return new(string.Join(" · ", parts.Select(p => p.Zh)), string.Join(" · ", parts.Select(p => p.En)));
    }

    public string KeyOf(ViewerName name) =>
        _viewers.FirstOrDefault(v => v.Region == name.Region && LookOf(v) == (name.Device, name.App, name.At))?.Key ?? $"{name.Region}/{name.Device}";

    /// <summary>Those of the run's viewers that have one of the keys.</summary>
    public IEnumerable<ViewerLabel> Of(IReadOnlyCollection<string> keys)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        return _viewers.Where(v => wanted.Contains(v.Key));
    }

    /// <summary>Many viewers in few words: all of them, a block of the grid, or one by one.</summary>
    public Bilingual Many(IReadOnlyList<string> keys)
    {
        if (Count > 0 && keys.Count >= Count) return new($"全部 {Count} 类", $"all {Count}");
        var saw = Of(keys).ToList();
        if (saw.Count == 0) return new(string.Join("、", keys), string.Join(", ", keys));
        var regions = saw.DistinctBy(v => v.Region).ToList();
        var looks = saw.DistinctBy(LookOf).ToList();
        if (saw.Count != regions.Count * looks.Count)
        {
            return new(
                $"{Count} 类中的 {keys.Count} 类：{string.Join("、", saw.Select(v => $"{v.RegionName}·{NameOf(v).Zh}"))}",
                $"{keys.Count} of {Count}: {string.Join(", ", saw.Select(v => $"{v.RegionNameEn} · {NameOf(v).En}"))}");
        }

        var where = regions.Count == Regions.Count ? new Bilingual("所有地域", "every region") : new(string.Join("、", regions.Select(v => v.RegionName)), string.Join(", ", regions.Select(v => v.RegionNameEn)));
        var what = looks.Count == Looks.Count ? new Bilingual("所有设备", "every device") : new(string.Join("、", looks.Select(v => NameOf(v).Zh)), string.Join(", ", looks.Select(v => NameOf(v).En)));
        return new($"{Count} 类中的 {keys.Count} 类：{where.Zh} × {what.Zh}", $"{keys.Count} of {Count}: {where.En} × {what.En}");
    }
}
