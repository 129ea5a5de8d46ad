namespace AdScan.Rules.Registers;

/// <summary>Bodies by one form of their names.</summary>
internal sealed class NameIndex
{
    private readonly PhraseMatcher _matcher;
    private readonly List<RegisteredBody[]> _bodies;

    public NameIndex(IEnumerable<RegisteredBody> bodies, Func<RegisteredBody, IEnumerable<string>> namesOf)
    {
        var names = bodies.SelectMany(body => namesOf(body).Distinct(StringComparer.Ordinal).Select(name => (name, body))).ToLookup(pair => pair.name, pair => pair.body, StringComparer.Ordinal);
        _matcher = new PhraseMatcher(names.Select(group => group.Key).ToList());
        _bodies = names.Select(group => group.ToArray()).ToList();
    }

    public IEnumerable<(RegisteredBody Body, int Start, int End)> Find(string text) =>
        _matcher.Find(text).SelectMany(hit => _bodies[hit.Phrase].Select(body => (body, hit.Start, hit.End)));
}
