namespace AdScan.Text;

/// <summary>Traditional characters as simplified ones, phrase before character: 頭髮 is 头发, 乾燥 is 干燥, 乾隆 stays.</summary>
internal static class TraditionalChinese
{
    private static readonly Dictionary<char, char> Characters = [];
    private static readonly Dictionary<char, List<(string From, string To)>> Phrases = [];

    static TraditionalChinese()
    {
        foreach (var line in TextTable.Lines("traditional.txt"))
        {
            var half = line.Length / 2;
            Add(line[..half], line[(half + 1)..]);
        }

        foreach (var phrases in Phrases.Values) phrases.Sort((a, b) => b.From.Length - a.From.Length);
    }

    public static TextView Simplify(TextView view)
    {
        if (!view.Text.Any(c => Characters.ContainsKey(c) || Phrases.ContainsKey(c))) return view;
        var text = view.Text.ToCharArray();
        for (var i = 0; i < text.Length;) i += Simplify(text.AsSpan(i));
        return view.Rewritten(new string(text));
    }

    /// <summary>Simplifies what stands first, and says how long it was.</summary>
    private static int Simplify(Span<char> text)
    {
        if (Phrases.TryGetValue(text[0], out var phrases))
        {
            foreach (var (from, to) in phrases)
            {
                if (!text.StartsWith(from)) continue;
                to.CopyTo(text);
                return from.Length;
            }
        }

        text[0] = Characters.GetValueOrDefault(text[0], text[0]);
        return 1;
    }

    private static void Add(string from, string to)
    {
        if (from.Length == 1) Characters.Add(from[0], to[0]);
        else if (Phrases.TryGetValue(from[0], out var phrases)) phrases.Add((from, to));
        else Phrases.Add(from[0], [(from, to)]);
    }
}
