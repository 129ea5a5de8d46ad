using System.Formats.Asn1;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace AdScan.Evidence;

/// <summary><c>manifest.tsr</c>: an authority's word (RFC 3161) that the manifest existed at a time.</summary>
internal sealed class TimeStamp
{
    private const int MostBytes = 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Rfc3161TimestampToken _token;

    private TimeStamp(Rfc3161TimestampToken token) => _token = token;

    public DateTimeOffset At => _token.TokenInfo.Timestamp;

    /// <summary>Asks an authority for a time-stamp of a hash.</summary>
    /// <returns>The answer as the authority sent it, found to be good.</returns>
    /// <exception cref="TimeStampException">It gave none.</exception>
    public static async Task<byte[]> AskAsync(Uri authority, byte[] sha256, CancellationToken cancellationToken)
    {
        try
        {
            var request = Rfc3161TimestampRequest.CreateFromHash(sha256, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(sizeof(long)), requestSignerCertificates: true);
            var answer = await SendAsync(authority, request.Encode(), cancellationToken);
            var token = request.ProcessResponse(answer, out _);
            return token.VerifySignatureForHash(sha256, HashAlgorithmName.SHA256, out var signer) && signer is not null ? answer : throw new CryptographicException("its signature does not fit");
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var why = e is OperationCanceledException ? "no answer in 30 s" : e.Message.TrimEnd('.');
            throw new TimeStampException($"The time-stamp authority {authority} gave no time-stamp ({why}): the run is whole, without one.");
        }
    }

    /// <exception cref="FormatException">It is no answer with a time-stamp.</exception>
    public static TimeStamp Parse(byte[] answer)
    {
        try
        {
            var response = new AsnReader(answer, AsnEncodingRules.DER).ReadSequence();
            response.ReadEncodedValue();
            return Rfc3161TimestampToken.TryDecode(response.ReadEncodedValue(), out var token, out _) ? new TimeStamp(token) : throw new FormatException("it holds no time-stamp");
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>Who signed it, or null where the signature does not fit the hash or was not made by one who may give time-stamps.</summary>
    public X509Certificate2? SignerFor(byte[] sha256) => _token.VerifySignatureForHash(sha256, HashAlgorithmName.SHA256, out var signer) ? signer : null;

    /// <summary>The certificates that the authority sent along.</summary>
    public X509Certificate2Collection Certificates => _token.AsSignedCms().Certificates;

    private static async Task<byte[]> SendAsync(Uri authority, byte[] request, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = Limit, MaxResponseContentBufferSize = MostBytes };
        using var content = new ByteArrayContent(request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var response = await http.PostAsync(authority, content, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
