namespace AdScan.Classification;

/// <summary>From which probability a score is a finding, chosen on the validation split for a stated precision and stored in the model.</summary>
/// <param name="Review">From here a person should decide, 0 to 1.</param>
/// <param name="Block">From here display should stop, 0 to 1; not below <paramref name="Review"/>.</param>
public sealed record ClassifierThresholds(double Review, double Block);
