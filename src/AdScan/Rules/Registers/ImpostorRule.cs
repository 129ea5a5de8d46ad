using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Text;

namespace AdScan.Rules.Registers;

/// <summary>Finds who names a registered body and gives a telephone number or domain that is not its own.</summary>
internal sealed class ImpostorRule(OfficialRegister register, Policy policy) : IRule
{
    private readonly PolicyCategory? _category = policy.Categories.FirstOrDefault(category => category.Id == "false-impersonation");

    public string Id => "impostor";

    public IEnumerable<Finding> Judge(ScanFacts facts) => _category is null || register.IsEmpty
        ? []
        : SameFinding.Merge(facts.Variants.Concat(facts.Landings).SelectMany(variant => Find(facts, variant)));

    private IEnumerable<Finding> Find(ScanFacts facts, Variant variant)
    {
        var text = TextNormalizer.Normalize(variant.Text);
        var named = register.Find(text);
        if (named.Count == 0) return [];
        var shown = ContactFinder.Find(text.Text);
        named = named.Where(body => !shown.Exists(contact => contact.IsDomain && body.Overlaps(contact))).ToList();
        shown.RemoveAll(contact => named.Any(body => body.Overlaps(contact)));
        var hosts = HostsOf(facts, variant);
        var foreign = named.Select(body => body.Body).Distinct().Where(body => !IsOfItself(body, shown, hosts)).ToHashSet();
        return Offers(text.Text, named, shown).Concat(Touches(facts, variant, text.Text, named)).Concat(Websites(text.Text, named, hosts))
            .Where(offer => foreign.Contains(offer.Body.Body))
            .GroupBy(offer => offer.Body.Body)
            .Select(offers => offers.OrderByDescending(offer => offer.Severity).ThenBy(offer => offer.Contact.Start).First())
            .SelectMany(offer => ToFindings(facts, variant, text, offer));
    }

    /// <summary>Each number or domain with the name before it and the one after it.</summary>
    private static IEnumerable<Impostor> Offers(string text, IReadOnlyList<BodyHit> named, List<Contact> shown)
    {
        var bodies = named.Select(body => body.Body).Distinct().ToList();
        var next = 0;
        foreach (var contact in shown.Where(contact => !bodies.Exists(body => body.Owns(contact))))
        {
            while (next < named.Count && named[next].Start < contact.Start) next++;
            for (var i = Math.Max(0, next - 1); i < Math.Min(named.Count, next + 1); i++)
            {
                if (named[i].Body.CanTell(contact) && ContactOffer.Judge(text, named[i], contact) is { } severity) yield return new Impostor(named[i], contact, severity, PhoneNumerals.Resolve(text[contact.Start..contact.End]));
            }
        }
    }

    /// <summary>Numbers behind a button.</summary>
    private static IEnumerable<Impostor> Touches(ScanFacts facts, Variant variant, string text, IReadOnlyList<BodyHit> named) =>
        from click in ClicksOn(facts, variant)
        from hop in click.Hops
        where hop.Kind == "tel"
        let number = PolicyWords.Normal(Uri.UnescapeDataString(hop.Url["tel:".Length..]))
        let line = PhoneFinder.Parse(number)
        where line is not null
        from body in named
        let contact = new Contact(false, line, body.Start, body.End)
        where IsForeign(body.Body, contact)
        let severity = ContactOffer.JudgeTouch(text, body)
        where severity is not null
        select new Impostor(body, contact, severity.Value, number);

    /// <summary>Pages that call themselves the website of a body and are on a domain of somebody else.</summary>
    private static IEnumerable<Impostor> Websites(string text, IReadOnlyList<BodyHit> named, IReadOnlyList<string> hosts) =>
        from host in hosts
        from body in named
        let contact = new Contact(true, host, body.Start, body.End)
        where IsForeign(body.Body, contact) && ContactOffer.IsWebsiteOf(text, body)
        select new Impostor(body, contact, Severity.Review, host);

    private static bool IsForeign(RegisteredBody body, Contact contact) => body.CanTell(contact) && !body.Owns(contact);

    /// <summary>Whoever shows the right number deceives nobody about it, and a body's own page is its own.</summary>
    private static bool IsOfItself(RegisteredBody body, List<Contact> shown, IReadOnlyList<string> hosts) => shown.Exists(body.Owns) || hosts.Any(body.OwnsHost);

    private IEnumerable<Finding> ToFindings(ScanFacts facts, Variant variant, NormalizedText text, Impostor impostor)
    {
        var isDeclared = IsDeclared(facts.Snippet, impostor.Body.Body);
        return SeverityByViewer.Of(policy, _category!, facts, variant).Select(part => ToFinding(facts, variant, text, impostor, isDeclared) with
        {
            Severity = (Severity)Math.Min((int)part.Severity, (int)(isDeclared ? Severity.Review : impostor.Severity)),
            Viewers = part.Viewers.Select(viewer => viewer.Key).ToList(),
        });
    }

    private Finding ToFinding(ScanFacts facts, Variant variant, NormalizedText text, Impostor impostor, bool isDeclared)
    {
        var (body, contact) = (impostor.Body, impostor.Contact);
        var start = text.OriginOf(Math.Min(body.Start, contact.Start));
        var end = text.OriginOf(Math.Max(body.End, contact.End) - 1) + 1;
        var piece = VariantPieces.At(variant, text.OriginOf(contact.Start));
        return new Finding
        {
            Rule = Id,
            Category = _category!.Id,
            Severity = impostor.Severity,
            Message = impostor.Message(isDeclared),
            Quote = variant.Text[start..end],
            Span = [start, end],
            Source = facts.Landings.Contains(variant) ? TextSource.Landing : piece?.Source ?? TextSource.Dom,
            Viewers = variant.Viewers,
            Variant = variant.Id,
            Box = piece?.Box,
            Evidence = facts.EvidenceOf(variant),
            LegalBasis = policy.Cite(_category),
        };
    }

    /// <summary>The feed says that the advertiser is the body. A register may be out of date, and a feed may lie: a person decides.</summary>
    private static bool IsDeclared(AdSnippet snippet, RegisteredBody body) =>
        body.Name.Equals(snippet.Advertiser, StringComparison.Ordinal) || (snippet.AdvertiserDomain is { } domain && body.OwnsHost(domain));

    private static IEnumerable<Click> ClicksOn(ScanFacts facts, Variant variant) => facts.Landings.Contains(variant)
        ? []
        : facts.Impressions.Where(i => variant.Viewers.Contains(i.Viewer.Key)).Select(i => i.Click).OfType<Click>();

    /// <summary>The domains on which a landing page was seen.</summary>
    private static List<string> HostsOf(ScanFacts facts, Variant variant) => !facts.Landings.Contains(variant)
        ? []
        : facts.Impressions.SelectMany(i => i.Landings)
            .Where(landing => landing.Looks.Any(look => facts.VariantOf(look) == variant) && Uri.IsWellFormedUriString(landing.Url, UriKind.Absolute))
            .Select(landing => new Uri(landing.Url).IdnHost).Distinct().ToList();
}
