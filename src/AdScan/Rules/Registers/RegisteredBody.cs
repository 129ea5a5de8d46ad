namespace AdScan.Rules.Registers;

/// <summary>A body or service of the register, and what is its own.</summary>
internal sealed record RegisteredBody
{
    private readonly List<string> _lines = [];

    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it does or is called for.</summary>
    public required string Service { get; init; }

    /// <summary>Where: <c>全国</c>, <c>浙江省</c>, <c>云州市</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Its numbers, as people write them.</summary>
    public IReadOnlyList<string> Phones
    {
        get;
        init
        {
            field = value;
            _lines = value.Select(PhoneFinder.Parse).OfType<string>().ToList();
        }
    } = [];

    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>When it was so.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Whether it can be told what is its own: of a body without a known domain, none is foreign.</summary>
    public bool CanTell(Contact contact) => (contact.IsDomain ? Domains : Phones).Count > 0;

    public bool Owns(Contact contact) => contact.IsDomain ? OwnsHost(contact.Value) : _lines.Exists(line => PhoneFinder.IsSame(contact.Value, line));

    public bool OwnsHost(string host) =>
        Domains.Any(domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
