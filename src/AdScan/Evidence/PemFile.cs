using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;

namespace AdScan.Evidence;

/// <summary>Keys and certificates of a PEM file.</summary>
internal sealed class PemFile
{
    private const int MostBytes = 1024 * 1024;

    private readonly List<AsymmetricKeyParameter> _keys = [];
    private readonly List<X509Certificate2> _certificates = [];

    private PemFile()
    {
    }

    public AsymmetricKeyParameter? PrivateKey => _keys.Find(key => key.IsPrivate);

    public AsymmetricKeyParameter? PublicKey => _keys.Find(key => !key.IsPrivate);

    public IReadOnlyList<X509Certificate2> Certificates => _certificates;

    /// <exception cref="KeyException">The file cannot be read, or holds neither key nor certificate.</exception>
    public static PemFile Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw new KeyException($"'{path}' is too large for a key: name a PEM file.");
            var text = File.ReadAllText(path);
            if (text.Contains("ENCRYPTED", StringComparison.Ordinal)) throw new KeyException($"The key in '{path}' is encrypted: write it out in the clear, with 'openssl pkey', to a file that only you can read.");
            using var reader = new PemReader(new StringReader(text));
            var pem = new PemFile();
            while (reader.ReadObject() is { } found) pem.Take(found);
            return pem._keys.Count + pem._certificates.Count > 0 ? pem : throw new KeyException($"'{path}' holds no key and no certificate: name a PEM file, such as one of 'openssl genpkey -algorithm ed25519'.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new KeyException($"The key '{path}' cannot be read: {e.Message.TrimEnd('.')}.");
        }
        catch (Exception e) when (e is IOException or GeneralSecurityException or CryptographicException or ArgumentException or InvalidOperationException or InvalidCastException or FormatException)
        {
            throw new KeyException($"'{path}' is no PEM file of a key or certificate ({e.Message.TrimEnd('.')}): name another.");
        }
    }

    private void Take(object found)
    {
        switch (found)
        {
            case AsymmetricCipherKeyPair pair: _keys.Add(pair.Private); break;
            case AsymmetricKeyParameter key: _keys.Add(key); break;
            case Org.BouncyCastle.X509.X509Certificate certificate: _certificates.Add(X509CertificateLoader.LoadCertificate(certificate.GetEncoded())); break;
            default: break;
        }
    }
}
