namespace AdScan.Rendering;

/// <summary>No browser could be had, or none that can show Chinese; the message names the command that a person must run.</summary>
public sealed class BrowserMissingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence with the command to run.</param>
    public BrowserMissingException(string message)
        : base(message)
    {
    }
}
