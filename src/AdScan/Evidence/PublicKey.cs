using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace AdScan.Evidence;

/// <summary>A key that signatures are checked with: Ed25519, EC P-256 or P-384, or RSA.</summary>
/// <remarks>Immutable; safe for concurrent use.</remarks>
public sealed class PublicKey
{
    private const int LeastRsaBits = 2048;
    private const string P256 = "1.2.840.10045.3.1.7";
    private const string P384 = "1.3.132.0.34";

    private readonly AsymmetricKeyParameter _key;

    internal PublicKey(AsymmetricKeyParameter key)
    {
        (_key, Algorithm) = (key, AlgorithmOf(key));
        Encoded = SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(key).GetDerEncoded();
        Fingerprint = Reporting.ChainLink.HashOf(Encoded);
    }

    /// <summary>Its JWS algorithm: <c>EdDSA</c>, <c>ES256</c>, <c>ES384</c> or <c>PS256</c>.</summary>
    public string Algorithm { get; }

    /// <summary>Lower-case hex SHA-256 of its SubjectPublicKeyInfo, which is what <c>openssl pkey -pubout -outform DER | sha256sum</c> prints.</summary>
    public string Fingerprint { get; }

    /// <summary>SubjectPublicKeyInfo, DER.</summary>
    internal byte[] Encoded { get; }

    /// <summary>Reads a public key, or the first certificate, of a PEM file.</summary>
    /// <exception cref="KeyException">The file holds neither, or a kind that is not known.</exception>
    public static PublicKey Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var pem = PemFile.Read(path);
        if (pem.PrivateKey is not null) throw new KeyException($"'{path}' holds a private key, which signs and must not be passed around: name its public key ('openssl pkey -pubout') or its certificate.");
        return pem.PublicKey is { } key ? Checked(key, path) : Checked(KeyOf(pem.Certificates[0]), path);
    }

    /// <exception cref="KeyException">It is of a kind that is not known.</exception>
    internal static PublicKey Checked(AsymmetricKeyParameter key, string path)
    {
        try
        {
            return new PublicKey(key);
        }
        catch (KeyException e)
        {
            throw new KeyException($"The key in '{path}' cannot be used: {e.Message}");
        }
    }

    internal static PublicKey Decode(byte[] encoded) => new(PublicKeyFactory.CreateKey(encoded));

    internal static AsymmetricKeyParameter KeyOf(X509Certificate2 certificate) => PublicKeyFactory.CreateKey(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>How signatures by this key are made and read, in the words of the cryptographic library.</summary>
    internal static string MechanismOf(string algorithm) => algorithm switch
    {
        "EdDSA" => "Ed25519",
        "ES256" => "SHA-256withPLAIN-ECDSA",
        "ES384" => "SHA-384withPLAIN-ECDSA",
        _ => "SHA-256withRSAandMGF1",
    };

    internal bool Verifies(ReadOnlySpan<byte> signed, byte[] signature)
    {
        var verifier = SignerUtilities.GetSigner(MechanismOf(Algorithm));
        verifier.Init(forSigning: false, _key);
        verifier.BlockUpdate(signed);
        return verifier.VerifySignature(signature);
    }

    private static string AlgorithmOf(AsymmetricKeyParameter key) => key switch
    {
        Ed25519PublicKeyParameters => "EdDSA",
        ECPublicKeyParameters { PublicKeyParamSet.Id: P256 } => "ES256",
        ECPublicKeyParameters { PublicKeyParamSet.Id: P384 } => "ES384",
        RsaKeyParameters { Modulus.BitLength: >= LeastRsaBits } => "PS256",
        _ => throw new KeyException("Ed25519, EC P-256 or P-384, and RSA of 2048 bits or more are known; make one with 'openssl genpkey -algorithm ed25519'."),
    };
}
