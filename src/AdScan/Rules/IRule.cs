using AdScan.Reporting;

namespace AdScan.Rules;

/// <summary>One question asked of the facts of a scan.</summary>
/// <remarks>Implementations are shared between threads and must hold no state of a scan.</remarks>
public interface IRule
{
    /// <summary>Stable id, such as <c>text-vulgar</c>.</summary>
    string Id { get; }

    /// <summary>The answers worth reporting; none if there is nothing to say. Each must name its evidence.</summary>
    IEnumerable<Finding> Judge(ScanFacts facts);
}
