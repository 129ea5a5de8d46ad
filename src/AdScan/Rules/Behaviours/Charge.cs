using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Behaviours;

/// <summary>What a rule holds against a page.</summary>
/// <param name="Severity">How bad it is, before a policy file adjusts it.</param>
/// <param name="Zh">What the page does, in Chinese, after its subject and without a full stop.</param>
/// <param name="En">The same in English.</param>
/// <param name="Acts">The acts that show it, in order; at least one.</param>
internal sealed record Charge(Severity Severity, string Zh, string En, IReadOnlyList<Behaviour> Acts);
