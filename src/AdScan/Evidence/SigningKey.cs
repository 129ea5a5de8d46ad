using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace AdScan.Evidence;

/// <summary>A private key that signs manifests, with the certificates that stand beside it.</summary>
/// <remarks>Immutable; safe for concurrent use. The key is in no text or file that this is turned into.</remarks>
public sealed class SigningKey
{
    private readonly AsymmetricKeyParameter _key;

    private SigningKey(AsymmetricKeyParameter key, PublicKey publicKey, IReadOnlyList<X509Certificate2> certificates) => (_key, PublicKey, Certificates) = (key, publicKey, certificates);

    /// <summary>What its signatures are checked with.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>The key's certificate and those that lead to its issuer; may be none.</summary>
    internal IReadOnlyList<X509Certificate2> Certificates { get; }

    /// <summary>Reads a private key of a PEM file, and the certificates that stand beside it, the key's own first.</summary>
    /// <exception cref="KeyException">The file cannot be read, holds no private key, an encrypted one or one of a kind that is not known, or another key's certificate.</exception>
    public static SigningKey Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var pem = PemFile.Read(path);
        if (pem.PrivateKey is not { } key) throw new KeyException($"'{path}' holds no private key, and only that signs: name the file of the private key.");
        var publicKey = PublicKey.Checked(PublicOf(key, path), path);
        if (pem.Certificates is [var first, ..] && PublicKey.Checked(PublicKey.KeyOf(first), path).Fingerprint != publicKey.Fingerprint)
        {
            throw new KeyException($"The first certificate in '{path}' ({first.Subject}) is not of the key in it: put the key's own certificate first.");
        }

        return new SigningKey(key, publicKey, pem.Certificates);
    }

    internal byte[] Sign(ReadOnlySpan<byte> bytes)
    {
        var signer = SignerUtilities.GetSigner(PublicKey.MechanismOf(PublicKey.Algorithm));
        signer.Init(forSigning: true, _key);
        signer.BlockUpdate(bytes);
        return signer.GenerateSignature();
    }

    private static AsymmetricKeyParameter PublicOf(AsymmetricKeyParameter key, string path) => key switch
    {
        Ed25519PrivateKeyParameters ed => ed.GeneratePublicKey(),
        RsaPrivateCrtKeyParameters rsa => new RsaKeyParameters(isPrivate: false, rsa.Modulus, rsa.PublicExponent),
        ECPrivateKeyParameters ec => new ECPublicKeyParameters(ec.AlgorithmName, ec.Parameters.G.Multiply(ec.D).Normalize(), ec.Parameters),
        _ => throw new KeyException($"The key in '{path}' is of a kind that does not sign: name one of Ed25519, EC P-256 or P-384, or RSA; make one with 'openssl genpkey -algorithm ed25519'."),
    };
}
