using System.Buffers.Text;
using AdScan.Evidence;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Evidence;

/// <summary>A signature tells who stands for a run; others can check it with their own tools.</summary>
public sealed class SignatureTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly OpenSsl _openSsl;

    public SignatureTests() => _openSsl = new OpenSsl(_scratch.Path);

    private string Run => Path.Combine(_scratch.Path, "run");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("ed25519", "EdDSA")]
    [InlineData("EC -pkeyopt ec_paramgen_curve:P-256", "ES256")]
    [InlineData("EC -pkeyopt ec_paramgen_curve:P-384", "ES384")]
    [InlineData("RSA -pkeyopt rsa_keygen_bits:2048", "PS256")]
    public async Task Keys_of_every_kind_sign_and_are_told_apart(string kind, string algorithm)
    {
        await SealedRun.WriteAsync(Run, snippets: 1, SigningKey.Load(_openSsl.Key("mine", kind)));
        _openSsl.Key("other", kind);
        var fits = RunVerifier.Verify(Run);
        Assert.Empty(fits.Differences);
        Assert.Equal((algorithm, false), (fits.Signature!.Algorithm, fits.Signature.IsKeyChecked));
        Assert.True(RunVerifier.Verify(Run, PublicKey.Load(_openSsl.At("mine.pub.pem"))).Signature!.IsKeyChecked);
        var other = RunVerifier.Verify(Run, PublicKey.Load(_openSsl.At("other.pub.pem")));
        Assert.Equal(DifferenceKind.Signature, Assert.Single(other.Differences).Kind);
    }

    [Fact]
    public async Task OpenSsl_comes_to_the_same_result()
    {
        await SealedRun.WriteAsync(Run, snippets: 1, SigningKey.Load(_openSsl.Key("mine")));
        var signature = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(Run, "manifest.sig")));
        await File.WriteAllBytesAsync(_openSsl.At("signed"), [.. System.Text.Encoding.ASCII.GetBytes($"{signature["protected"]}."), .. await File.ReadAllBytesAsync(Path.Combine(Run, "manifest.json"))]);
        await File.WriteAllBytesAsync(_openSsl.At("signature"), Base64Url.DecodeFromChars((string)signature["signature"]!));
        Assert.Contains("Successfully", _openSsl.Run("pkeyutl -verify -pubin -inkey mine.pub.pem -rawin -in signed -sigfile signature"));
    }

    [Fact]
    public async Task A_certificate_beside_the_key_says_who_signed()
    {
        var key = _openSsl.Key("mine", "EC -pkeyopt ec_paramgen_curve:P-256");
        var certificate = _openSsl.Certificate("mine");
        await File.AppendAllTextAsync(key, await File.ReadAllTextAsync(certificate));
        await SealedRun.WriteAsync(Run, snippets: 1, SigningKey.Load(key));
        var signature = RunVerifier.Verify(Run, PublicKey.Load(certificate)).Signature!;
        Assert.Equal(("CN=mine", true), (signature.Subject, signature.IsKeyChecked));
    }

    [Fact]
    public async Task A_signature_that_was_taken_away_is_missed()
    {
        await SealedRun.WriteAsync(Run, snippets: 1, SigningKey.Load(_openSsl.Key("mine")));
        File.Delete(Path.Combine(Run, "manifest.sig"));
        await File.WriteAllTextAsync(Path.Combine(Run, "manifest.sha256"), RunSeal.Checksums(Run));
        Assert.Contains("the manifest says", Assert.Single(RunVerifier.Verify(Run).Differences).Message);
    }

    [Fact]
    public async Task Who_rewrites_everything_cannot_sign_for_another()
    {
        await SealedRun.WriteAsync(Run, snippets: 1, SigningKey.Load(_openSsl.Key("mine")));
        Directory.Delete(Run, recursive: true);
        await SealedRun.WriteAsync(Run, snippets: 1, SigningKey.Load(_openSsl.Key("forger")));
        Assert.True(RunVerifier.Verify(Run).IsWhole);
        Assert.Contains("not by the one given", Assert.Single(RunVerifier.Verify(Run, PublicKey.Load(_openSsl.At("mine.pub.pem"))).Differences).Message);
    }

    [Fact]
    public async Task A_run_that_was_not_signed_does_not_hold_against_a_key()
    {
        _openSsl.Key("mine");
        await SealedRun.WriteAsync(Run, snippets: 1);
        Assert.Contains("was not signed", Assert.Single(RunVerifier.Verify(Run, PublicKey.Load(_openSsl.At("mine.pub.pem"))).Differences).Message);
    }

    [Fact]
    public void A_wrong_key_is_one_clear_sentence()
    {
        _openSsl.Key("mine");
        _openSsl.Key("small", "RSA -pkeyopt rsa_keygen_bits:1024");
        _openSsl.Key("odd", "EC -pkeyopt ec_paramgen_curve:secp256k1");
        _openSsl.Run("pkey -in mine.pem -aes256 -passout pass:x -out locked.pem");
        _openSsl.Certificate("small");
        File.WriteAllText(_openSsl.At("mixed.pem"), File.ReadAllText(_openSsl.At("mine.pem")) + File.ReadAllText(Other()));
        AssertSigning("nowhere.pem", "cannot be read");
        AssertSigning("mine.pub.pem", "holds no private key");
        AssertSigning("small.pem", "2048 bits");
        AssertSigning("odd.pem", "P-256");
        AssertSigning("locked.pem", "encrypted");
        AssertSigning("mixed.pem", "not of the key in it");
        _scratch.Write("text.pem", "no key");
        AssertSigning("text.pem", "holds no key");
        _scratch.Write("torn.pem", "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n");
        AssertSigning("torn.pem", "torn.pem");
        Assert.Contains("private key", Assert.Throws<KeyException>(() => PublicKey.Load(_openSsl.At("mine.pem"))).Message);
    }

    private string Other()
    {
        _openSsl.Key("other", "EC -pkeyopt ec_paramgen_curve:P-256");
        return _openSsl.Certificate("other");
    }

    private void AssertSigning(string name, string told)
    {
        var message = Assert.Throws<KeyException>(() => SigningKey.Load(_openSsl.At(name))).Message;
        Assert.Contains(told, message);
        Assert.DoesNotContain('\n', message);
    }
}
