namespace AdScan.Reporting;

/// <summary>A run folder that cannot be used; the message is one sentence with the mend.</summary>
public sealed class RunFolderException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence with the mend.</param>
    public RunFolderException(string message)
        : base(message)
    {
    }
}
