namespace AdScan.Rules;

/// <summary>A policy file, register or allow list that cannot be followed; the message is one sentence that names the file, the line and the mend.</summary>
public sealed class PolicyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence.</param>
    public PolicyException(string message)
        : base(message)
    {
    }
}
