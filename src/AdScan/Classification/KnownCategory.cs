namespace AdScan.Classification;

/// <summary>A policy category that a model knows.</summary>
/// <param name="Id">Its id in the policy.</param>
/// <param name="Label">What most of its texts are.</param>
internal sealed record KnownCategory(string Id, TextLabel Label);
