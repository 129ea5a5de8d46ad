namespace AdScan.Viewers;

/// <summary>A region or device that is unknown, or a file of them that cannot be read; the message is one sentence that names the place and the mend.</summary>
public sealed class ViewerCatalogException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence.</param>
    public ViewerCatalogException(string message)
        : base(message)
    {
    }
}
