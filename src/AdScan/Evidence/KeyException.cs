namespace AdScan.Evidence;

/// <summary>A key or certificate that cannot be used; the message is one sentence with the mend.</summary>
public sealed class KeyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence with the mend.</param>
    public KeyException(string message)
        : base(message)
    {
    }
}
