namespace AdScan.Rules.Registers;

/// <summary>A registered body, where a normalised text names it.</summary>
/// <param name="Body">The body.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="IsExact">Whether it is the body's name or alias, letter for letter.</param>
internal sealed record BodyHit(RegisteredBody Body, int Start, int End, bool IsExact)
{
    public bool Overlaps(Contact contact) => contact.Start < End && Start < contact.End;
}
