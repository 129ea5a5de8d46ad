namespace AdScan.Egress;

/// <summary>Something that was not let through. It ends one request and becomes a fact of the impression.</summary>
internal sealed class EgressRefusedException(string kind, string sentence) : Exception(sentence)
{
    public EgressRefusal Refusal { get; } = new(kind, sentence);

    public static EgressRefusedException OfAddress(string host, int port, string why) => new(EgressRefusal.Address, $"{host}:{port} was refused: {why}.");

    public static EgressRefusedException OfExit(string exit, string why) => new(EgressRefusal.Exit, $"The exit {exit} could not be used: {why}");
}
