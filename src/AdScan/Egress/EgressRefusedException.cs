namespace AdScan.Egress;

/// <summary>A host that ads may not reach. It ends one request and becomes a fact of the impression.</summary>
internal sealed class EgressRefusedException(string host, int port, string why) : Exception($"{host}:{port} was refused: {why}.")
{
    public string Why { get; } = why;
}
