namespace AdScan.Rules.Registers;

/// <summary>A telephone number or a domain, where a text shows it.</summary>
/// <param name="IsDomain">Which of the two.</param>
/// <param name="Value">The number's digits in one form, however it was written; or the domain.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct Contact(bool IsDomain, string Value, int Start, int End);
