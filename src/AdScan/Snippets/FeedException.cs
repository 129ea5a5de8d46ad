namespace AdScan.Snippets;

/// <summary>A feed that cannot be read; the message is one sentence that names the place and the mend.</summary>
public sealed class FeedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="place">File, with line and column where known: <c>feed.jsonl:12:34</c>.</param>
    /// <param name="problem">What is wrong and how to mend it.</param>
    public FeedException(string place, string problem)
        : base($"{place}: {problem}")
    {
    }
}
