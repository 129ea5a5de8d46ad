using System.Security.Cryptography.X509Certificates;
using AdScan.Reporting;

namespace AdScan.Evidence;

/// <summary>Checks a run folder against its seal, offline: every file, every record and their order, the evidence that findings name, signature and time-stamp.</summary>
/// <remarks>Safe for concurrent use. Files are read as streams and records one at a time: memory grows with their number, not with their size.</remarks>
public static class RunVerifier
{
    /// <summary>Checks a run folder; nothing in it is changed.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="key">The key that must have signed; null to check the signature, if there is one, against the key that it brings itself.</param>
    /// <param name="authority">The certificate that the time-stamp's signer must have or lead to; null to check the time-stamp, if there is one, against the certificate that it brings itself.</param>
    /// <exception cref="RunFolderException">The folder holds no run, one of another schema, or cannot be read.</exception>
    public static RunVerification Verify(string folder, PublicKey? key = null, X509Certificate2? authority = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        bool Holds(string name) => File.Exists(Path.Combine(folder, name));
        if (!Directory.Exists(folder)) throw new RunFolderException($"'{folder}' is no folder: name the folder of a run.");
        if (!Holds(RunFiles.Beginning) && !Holds(RunFiles.Results) && !Holds(RunFiles.Manifest)) throw new RunFolderException($"'{folder}' holds no run: name the folder of a run.");
        try
        {
            return new RunCheck(folder).Run(key, authority);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"The run in '{folder}' cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads the certificate of a time-stamp authority, or of who issued it, from a PEM file.</summary>
    /// <exception cref="KeyException">The file holds none.</exception>
    public static X509Certificate2 LoadAuthority(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return PemFile.Read(path).Certificates is [var certificate, ..] ? certificate : throw new KeyException($"'{path}' holds no certificate: name the PEM file of the authority's certificate.");
    }
}
