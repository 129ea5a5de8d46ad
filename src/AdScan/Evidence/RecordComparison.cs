using AdScan.Reporting;

namespace AdScan.Evidence;

/// <summary>Compares the records that were judged with those that are found: which was changed, dropped, moved, added.</summary>
internal sealed class RecordComparison
{
    private readonly IReadOnlyList<ChainLink> _judged;
    private readonly IReadOnlyList<(string Hash, string? Id)> _found;

    /// <summary>For each record found, the place of the judged one that it is, or -1.</summary>
    private readonly int[] _same;
    private readonly HashSet<int> _left;

    private RecordComparison(IReadOnlyList<ChainLink> judged, IReadOnlyList<(string Hash, string? Id)> found)
    {
        (_judged, _found, _same, _left) = (judged, found, new int[found.Count], [.. Enumerable.Range(0, judged.Count)]);
        var places = judged.Select((link, i) => (link.Record, i)).GroupBy(pair => pair.Record).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(pair => pair.i)), StringComparer.Ordinal);
        for (var i = 0; i < found.Count; i++)
        {
            _same[i] = places.TryGetValue(found[i].Hash, out var free) && free.TryDequeue(out var place) ? place : -1;
            _left.Remove(_same[i]);
        }
    }

    public static IEnumerable<RunDifference> Compare(IReadOnlyList<ChainLink> judged, IReadOnlyList<(string Hash, string? Id)> found) =>
        judged.Select(link => link.Record).SequenceEqual(found.Select(record => record.Hash)) ? [] : new RecordComparison(judged, found).Differences();

    private List<RunDifference> Differences()
    {
        var differences = new List<RunDifference>();
        for (var i = 0; i < _found.Count; i++)
        {
            if (_same[i] < 0) differences.Add(Strange(i));
        }

        differences.AddRange(_left.Order().Select(i => Of(DifferenceKind.RecordDropped, $"第 {i + 1} 条记录（{_judged[i].Id}）被删除", $"record {i + 1} ('{_judged[i].Id}') was dropped")));
        differences.AddRange(Moved().Select(i => Of(DifferenceKind.RecordMoved, $"第 {_same[i] + 1} 条记录（{_judged[_same[i]].Id}）被移到第 {i + 1} 行", $"record {_same[i] + 1} ('{_judged[_same[i]].Id}') was moved to line {i + 1}")));
        return differences;
    }

    /// <summary>A record that was not judged as it stands: one that was changed, or one that was added.</summary>
    private RunDifference Strange(int i)
    {
        var was = _left.Where(place => _judged[place].Id == _found[i].Id).DefaultIfEmpty(-1).First();
        if (was < 0 && _left.Contains(ExpectedAt(i))) was = ExpectedAt(i);
        if (was >= 0)
        {
            _left.Remove(was);
            _same[i] = was;
            return Of(DifferenceKind.RecordChanged, $"第 {was + 1} 条记录（{_judged[was].Id}）被改动", $"record {was + 1} ('{_judged[was].Id}') was changed");
        }

        var id = _found[i].Id ?? "?";
        return Of(DifferenceKind.RecordAdded, $"第 {i + 1} 行（{id}）是后来加入的", $"line {i + 1} ('{id}') was added");
    }

    /// <summary>The place behind that of the line before.</summary>
    private int ExpectedAt(int i) => i == 0 ? 0 : _same[i - 1] + 1;

    /// <summary>The fewest records whose moving explains the order: those outside the longest run of rising places.</summary>
    private IEnumerable<int> Moved()
    {
        var known = Enumerable.Range(0, _found.Count).Where(i => _same[i] >= 0).ToList();
        var (ends, before) = (new List<int>(), new int[_found.Count]);
        foreach (var i in known)
        {
            var at = ends.BinarySearch(i, Comparer<int>.Create((a, b) => _same[a].CompareTo(_same[b])));
            at = at < 0 ? ~at : at;
            before[i] = at > 0 ? ends[at - 1] : -1;
            if (at == ends.Count) ends.Add(i);
            else ends[at] = i;
        }

        var kept = new HashSet<int>();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = before[i]) kept.Add(i);
        return known.Where(i => !kept.Contains(i));
    }

    private static RunDifference Of(DifferenceKind kind, string zh, string en) => new(kind, RunFiles.Results, $"{RunFiles.Results} {zh}。In {RunFiles.Results}, {en}.");
}
