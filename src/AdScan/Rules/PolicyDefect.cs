namespace AdScan.Rules;

/// <summary>Something in a policy file that must be mended.</summary>
/// <param name="Path">Where, such as <c>categories[2].severity</c>.</param>
/// <param name="What">What is wrong, and the mend, in one sentence.</param>
internal sealed record PolicyDefect(string Path, string What);
