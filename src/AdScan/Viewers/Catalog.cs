using System.Collections.Frozen;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Viewers;

/// <summary>Things that are known by id, alias and group, and can be read from a file: regions and devices.</summary>
internal sealed class Catalog<T>
    where T : class
{
    private const int MostSuggestions = 3;

    private static readonly JsonSerializer Strict = JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = AdScanJson.Settings.ContractResolver,
        MissingMemberHandling = MissingMemberHandling.Error,
    });

    private readonly string _noun;
    private readonly string _listName;
    private readonly Func<T, string> _idOf;
    private readonly Func<T, string?> _defectOf;
    private readonly FrozenDictionary<string, T[]> _byName;

    public Catalog(string noun, string resource, Func<T, string> idOf, Func<T, IEnumerable<string>> aliasesOf, Func<T, IEnumerable<string>> groupsOf, Func<T, string?> defectOf)
    {
        (_noun, _listName, _idOf, _defectOf) = (noun, noun + "s", idOf, defectOf);
        Known = AdScanJson.ReadEmbedded<JObject>(resource)[_listName]!.ToObject<List<T>>(Strict)!;
        _byName = Known
            .SelectMany(item => aliasesOf(item).Append(idOf(item)).Concat(groupsOf(item)).Append("all").Select(name => (Name: name, Item: item)))
            .GroupBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Item).Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<T> Known { get; }

    public T Get(string id) => _byName[id][0];

    /// <exception cref="ViewerCatalogException">A name is unknown, or the file cannot be read.</exception>
    public IReadOnlyList<T> Resolve(string listOrFile)
    {
        ArgumentNullException.ThrowIfNull(listOrFile);
        if (listOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return ReadFile(listOrFile);
        var names = listOrFile.Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0
            ? names.SelectMany(Find).DistinctBy(_idOf).ToList()
            : throw new ViewerCatalogException($"No {_noun} is named: give at least one, such as {_idOf(Known[0])}.");
    }

    private T[] Find(string name) => _byName.TryGetValue(name, out var found)
        ? found
        : throw new ViewerCatalogException($"Unknown {_noun} '{name}'. Nearest: {string.Join(", ", Nearest(name))}.");

    private IEnumerable<string> Nearest(string name) =>
        _byName.Keys.OrderBy(known => EditDistance(known.ToUpperInvariant(), name.ToUpperInvariant())).ThenBy(known => known, StringComparer.Ordinal).Take(MostSuggestions);

    private List<T> ReadFile(string path)
    {
        var records = ReadRecords(path);
        var items = records.Select((record, i) => ReadRecord(record, $"{path}: {_noun} {i + 1}{(record["id"] is { } id ? $" ({id})" : "")}")).ToList();
        if (items.Count == 0) throw new ViewerCatalogException($"{path}: holds no {_noun}.");
        var twice = items.GroupBy(_idOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? items : throw new ViewerCatalogException($"{path}: the id '{twice.Key}' is used twice: give each {_noun} an id of its own.");
    }

    private List<JObject> ReadRecords(string path)
    {
        try
        {
            var root = JToken.Parse(File.ReadAllText(path));
            return (root as JArray ?? root[_listName] as JArray)?.OfType<JObject>().ToList()
                ?? throw new ViewerCatalogException($"{path}: is neither a list of {_listName} nor an object with '{_listName}'.");
        }
        catch (JsonReaderException e)
        {
            throw new ViewerCatalogException($"{path}:{e.LineNumber}:{e.LinePosition}: the JSON is broken: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new ViewerCatalogException($"{path}: cannot be read: {e.Message}");
        }
    }

    private T ReadRecord(JObject record, string place)
    {
        T item;
        try
        {
            item = record.ToObject<T>(Strict)!;
        }
        catch (JsonException e)
        {
            throw new ViewerCatalogException($"{place}: {e.Message}");
        }

        return _defectOf(item) is { } defect ? throw new ViewerCatalogException($"{place}: {defect}") : item;
    }

    /// <summary>Levenshtein distance.</summary>
    private static int EditDistance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
