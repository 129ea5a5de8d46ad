using System.Text.RegularExpressions;

namespace AdScan.Rules;

/// <summary>A context, ready to be held against found words.</summary>
internal sealed class Excuse
{
    private readonly IReadOnlyList<string> _words;
    private readonly Regex? _near;
    private readonly Regex? _across;
    private readonly Regex? _inside;
    private readonly Regex? _before;
    private readonly Regex? _after;
    private readonly Regex? _unless;

    public Excuse(PolicyContext context)
    {
        Context = context;
        _words = context.Words.Select(PolicyWords.Normal).ToList();
        (_near, _across, _inside) = (AnyOf(context.Near), AnyOf(context.Across), AnyOf(context.Inside));
        (_before, _after) = (AnyOf(context.Before), AnyOf(context.After));
        _unless = context.Unless is { } unless ? PolicyWords.Regex(unless) : null;
    }

    public PolicyContext Context { get; }

    /// <summary>Whether it is for a category at all.</summary>
    public bool IsFor(PolicyCategory category) => Context.Categories.Count == 0 || Context.Categories.Any(pattern => IdPattern.Matches(pattern, category.Id));

    /// <summary>Whether it excuses what stands in a line from start to end.</summary>
    public bool Covers(string line, int start, int end)
    {
        var (from, to) = (Math.Max(0, start - Context.Within), Math.Min(line.Length, end + Context.Within));
        return IsPartOfWord(line, start, end)
            || IsIn(_near, line, from, start) || IsIn(_near, line, end, to)
            || IsIn(_before, line, from, start) || IsIn(_after, line, end, to)
            || IsIn(_across, line, from, to) || IsIn(_inside, line, start, end);
    }

    /// <summary>Whether the text sells, so that the excuse may be a pretext.</summary>
    /// <param name="text">The whole text, normalised.</param>
    public bool IsDoubtfulIn(Lazy<string> text) => _unless?.IsMatch(text.Value) == true;

    private bool IsPartOfWord(string line, int start, int end)
    {
        foreach (var word in _words)
        {
            var from = Math.Max(0, start - word.Length + 1);
            var to = Math.Min(line.Length, end + word.Length - 1);
            if (line.AsSpan(from, to - from).Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool IsIn(Regex? regex, string line, int from, int to) => regex?.IsMatch(line.AsSpan(from, to - from)) == true;

    private static Regex? AnyOf(IReadOnlyList<string> patterns) => patterns.Count == 0 ? null : PolicyWords.AnyOf(patterns);
}
