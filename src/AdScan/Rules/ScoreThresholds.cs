namespace AdScan.Rules;

/// <summary>The probabilities from which a score is a finding.</summary>
/// <param name="Review">From here a person should decide, 0 to 1.</param>
/// <param name="Block">From here display should stop, 0 to 1.</param>
public sealed record ScoreThresholds(double Review, double Block);
