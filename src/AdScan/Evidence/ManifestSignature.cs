using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Evidence;

/// <summary><c>manifest.sig</c>: a JSON Web Signature (RFC 7515) over the bytes of <c>manifest.json</c>, which stay in their own file (RFC 7797).</summary>
internal sealed class ManifestSignature
{
    private const string Kind = "adscan-manifest-signature/1";

    private readonly string _header;
    private readonly byte[] _signature;

    private ManifestSignature(string header, byte[] signature, PublicKey key, IReadOnlyList<X509Certificate2> certificates) =>
        (_header, _signature, Key, Certificates) = (header, signature, key, certificates);

    /// <summary>The key that the file says it was signed with.</summary>
    public PublicKey Key { get; }

    /// <summary>The key's certificate and those that lead to its issuer; may be none.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; }

    public static ManifestSignature Of(SigningKey key, byte[] manifest)
    {
        var header = new JObject { ["alg"] = key.PublicKey.Algorithm, ["typ"] = Kind, ["b64"] = false, ["crit"] = new JArray("b64"), ["kid"] = key.PublicKey.Fingerprint, ["spki"] = Convert.ToBase64String(key.PublicKey.Encoded) };
        if (key.Certificates.Count > 0) header["x5c"] = new JArray(key.Certificates.Select(c => Convert.ToBase64String(c.RawData)));
        var encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToString(Formatting.None)));
        return new ManifestSignature(encoded, key.Sign(Signed(encoded, manifest)), key.PublicKey, key.Certificates);
    }

    /// <exception cref="FormatException">It is no signature of this form.</exception>
    public static ManifestSignature Parse(string text)
    {
        try
        {
            var file = JObject.Parse(text);
            var encoded = (string?)file["protected"] ?? "";
            var header = JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(encoded)));
            var key = PublicKey.Decode(Convert.FromBase64String((string?)header["spki"] ?? ""));
            var certificates = (header["x5c"] as JArray ?? []).Select(c => X509CertificateLoader.LoadCertificate(Convert.FromBase64String((string?)c ?? ""))).ToList();
            var signature = new ManifestSignature(encoded, Base64Url.DecodeFromChars((string?)file["signature"] ?? ""), key, certificates);
            return IsOfThisForm(header, key, certificates) ? signature : throw new FormatException("its header is not one that adscan writes");
        }
        catch (Exception e) when (e is not FormatException and not OutOfMemoryException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    public bool Signs(byte[] manifest) => Key.Verifies(Signed(_header, manifest), _signature);

    public override string ToString() => new JObject { ["protected"] = _header, ["signature"] = Base64Url.EncodeToString(_signature) }.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";

    private static bool IsOfThisForm(JObject header, PublicKey key, List<X509Certificate2> certificates) =>
        (string?)header["typ"] == Kind && (string?)header["alg"] == key.Algorithm && header["b64"] is { Type: JTokenType.Boolean } b64 && !b64.Value<bool>()
        && (certificates.Count == 0 || certificates[0].PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.Encoded));

    /// <summary>The header, a full stop, and the manifest as it is.</summary>
    private static byte[] Signed(string header, byte[] manifest) => [.. Encoding.ASCII.GetBytes(header + "."), .. manifest];
}
