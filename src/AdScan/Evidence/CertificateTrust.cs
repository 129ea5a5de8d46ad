using System.Security.Cryptography.X509Certificates;

namespace AdScan.Evidence;

/// <summary>Whether a certificate leads to one that is trusted, without the network.</summary>
internal static class CertificateTrust
{
    /// <summary>Why it does not lead there, or null if it does. Revocation is not looked up: a run is checked offline.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="between">Certificates that may lead from it to the trusted one.</param>
    /// <param name="trusted">The trusted certificate: the same, or one that issued it, near or far.</param>
    /// <param name="at">The time at which it had to be valid.</param>
    public static string? WhyNot(X509Certificate2 certificate, X509Certificate2Collection between, X509Certificate2 trusted, DateTimeOffset at)
    {
        if (certificate.RawDataMemory.Span.SequenceEqual(trusted.RawDataMemory.Span)) return null;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(between);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.LocalDateTime;
        return chain.Build(certificate) ? null : string.Join("; ", chain.ChainStatus.Select(status => status.StatusInformation.Trim()).Distinct());
    }
}
