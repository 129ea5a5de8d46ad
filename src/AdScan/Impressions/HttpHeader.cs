namespace AdScan.Impressions;

/// <summary>One header line of a request or response, in the spelling of whoever sent it.</summary>
internal readonly record struct HttpHeader(string Name, string Value)
{
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
