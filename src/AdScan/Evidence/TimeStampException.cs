namespace AdScan.Evidence;

/// <summary>A time-stamp authority that gave no time-stamp; the message is one sentence. The run stands without.</summary>
public sealed class TimeStampException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence.</param>
    public TimeStampException(string message)
        : base(message)
    {
    }
}
