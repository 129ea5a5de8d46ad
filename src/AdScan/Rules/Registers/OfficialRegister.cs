using AdScan.Text;

namespace AdScan.Rules.Registers;

/// <summary>Bodies and services, and the numbers and domains that are their own.</summary>
/// <remarks>Immutable; safe for concurrent use.</remarks>
internal sealed class OfficialRegister
{
    private const int ShortestName = 3;

    private static readonly string[] Columns = ["name", "aliases", "service", "region", "phones", "domains", "source", "date"];

    private readonly BodySearch _search;

    private OfficialRegister(IReadOnlyList<RegisteredBody> bodies) => (_search, IsEmpty) = (new BodySearch(bodies), bodies.Count == 0);

    public bool IsEmpty { get; }

    /// <summary>The bodies of all files together.</summary>
    /// <exception cref="PolicyException">A row cannot be followed; the message names its file, line and the mend.</exception>
    public static OfficialRegister Load(IEnumerable<string> paths)
    {
        var named = new Dictionary<string, CsvRow>(StringComparer.Ordinal);
        return new OfficialRegister(paths.SelectMany(path => CsvTable.Read(path, Columns)).Select(row => ToBody(row, named)).ToList());
    }

    /// <summary>Where a text names any of them.</summary>
    public IReadOnlyList<BodyHit> Find(NormalizedText text) => _search.Find(text);

    private static RegisteredBody ToBody(CsvRow row, Dictionary<string, CsvRow> named)
    {
        var body = new RegisteredBody
        {
            Name = row.Needed("name"),
            Aliases = row.ListOf("aliases"),
            Service = row["service"],
            Region = row.Needed("region"),
            Phones = row.ListOf("phones"),
            Domains = row.ListOf("domains"),
            Source = row.Needed("source"),
            Date = row.DayOf("date"),
        };
        foreach (var name in body.Aliases.Prepend(body.Name)) CheckName(row, name, named);
        if (body.Phones.FirstOrDefault(phone => PhoneFinder.Parse(phone) is null) is { } noPhone) throw row.Defect($"'{noPhone}' is no telephone number: write it as 021-51234567, 400-820-8820 or 12345, several with ; between them.");
        if (body.Domains.FirstOrDefault(domain => !ContactFinder.IsDomain(domain)) is { } noDomain) throw row.Defect($"'{noDomain}' is no domain: write it as bank.example, in small letters, without https://.");
        return body.Phones.Count + body.Domains.Count > 0 ? body : throw row.Defect($"nothing is known to be of '{body.Name}': give its phones or domains.");
    }

    private static void CheckName(CsvRow row, string name, Dictionary<string, CsvRow> named)
    {
        var normal = PolicyWords.Normal(name);
        if (normal.Length < ShortestName) throw row.Defect($"the name '{name}' is in too many texts: give {ShortestName} characters or more.");
        if (!named.TryAdd(normal, row)) throw row.Defect($"the name '{name}' is used twice, first on line {named[normal].Line}: give each body names of its own, with their place.");
    }
}
