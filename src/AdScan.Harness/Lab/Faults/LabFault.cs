namespace AdScan.Harness.Lab.Faults;

/// <summary>Something that goes wrong in or around a scan, on purpose.</summary>
internal abstract class LabFault
{
    /// <summary>Its name.</summary>
    public abstract string Id { get; }

    /// <summary>What kind of thing it is.</summary>
    public abstract string Kind { get; }

    /// <summary>Why it cannot be tried on this machine; null if it can.</summary>
    public virtual string? WhyNotHere => null;

    /// <summary>Lets it happen.</summary>
    /// <returns>What did not hold, each in one sentence.</returns>
    public abstract Task<IReadOnlyList<string>> RunAsync(LabExchange exchange, CancellationToken cancellationToken);
}
