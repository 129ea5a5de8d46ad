using System.Text;

namespace AdScan.Snippets;

/// <summary>A feed that cannot be read; the message is one sentence that names the place and the mend.</summary>
/// <remarks>What a message quotes comes from outside: the middle of a long one is left out, and characters that a terminal would obey are shown by their number.</remarks>
public sealed class FeedException : Exception
{
    private const int LongestHead = 400;
    private const int LongestTail = 200;

    /// <summary>Creates the exception.</summary>
    /// <param name="place">File, with line and column where known: <c>feed.jsonl:12:34</c>.</param>
    /// <param name="problem">What is wrong and how to mend it.</param>
    public FeedException(string place, string problem)
        : base(Short(Plain(Short($"{place}: {problem}"))))
    {
    }

    private static string Short(string message) =>
        message.Length <= LongestHead + LongestTail ? message : $"{message[..LongestHead]} … {message[^LongestTail..]}";

    private static string Plain(string message) =>
        string.Concat(message.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? $"‹U+{rune.Value:X4}›" : rune.ToString()));
}
