using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AdScan.Tests.Evidence;

/// <summary>A time-stamp authority on this machine: <c>openssl ts</c> behind a loopback address. Its certificate is <c>tsa.crt</c>, by <c>ca.crt</c>.</summary>
internal sealed class LocalAuthority : IAsyncDisposable
{
    private readonly OpenSsl _openSsl;
    private readonly WebApplication _app;

    private LocalAuthority(OpenSsl openSsl, Func<byte[], byte[]>? answer)
    {
        _openSsl = openSsl;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(context => AnswerAsync(context, answer ?? Stamp));
    }

    public Uri Address => new(_app.Urls.First());

    public static async Task<LocalAuthority> StartAsync(OpenSsl openSsl, Func<byte[], byte[]>? answer = null)
    {
        var authority = new LocalAuthority(openSsl, answer);
        authority.MakeCertificates();
        await authority._app.StartAsync();
        return authority;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, Func<byte[], byte[]> answer)
    {
        using var query = new MemoryStream();
        await context.Request.Body.CopyToAsync(query);
        context.Response.ContentType = "application/timestamp-reply";
        await context.Response.Body.WriteAsync(answer(query.ToArray()));
    }

    private void MakeCertificates()
    {
        _openSsl.Key("ca", "EC -pkeyopt ec_paramgen_curve:P-256");
        _openSsl.Certificate("ca", null, "basicConstraints=critical,CA:TRUE", "keyUsage=keyCertSign,cRLSign");
        _openSsl.Key("tsa", "EC -pkeyopt ec_paramgen_curve:P-256");
        _openSsl.Certificate("tsa", "ca", "basicConstraints=CA:FALSE", "keyUsage=digitalSignature", "extendedKeyUsage=critical,timeStamping");
        File.WriteAllText(_openSsl.At("ts.cnf"), "[tsa]\ndefault_tsa=one\n[one]\nserial=serial\nsigner_cert=tsa.crt\nsigner_key=tsa.pem\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\n");
    }

    private byte[] Stamp(byte[] query)
    {
        File.WriteAllBytes(_openSsl.At("query.tsq"), query);
        _openSsl.Run("ts -reply -config ts.cnf -queryfile query.tsq -out reply.tsr");
        return File.ReadAllBytes(_openSsl.At("reply.tsr"));
    }
}
