using AdScan.Evidence;

namespace AdScan.Tests.Evidence;

/// <summary>An authority's time-stamp shows that a run existed at a time, whoever holds the folder.</summary>
public sealed class TimeStampTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly OpenSsl _openSsl;

    public TimeStampTests() => _openSsl = new OpenSsl(_scratch.Path);

    private string Run => Path.Combine(_scratch.Path, "run");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task An_authority_stamps_the_manifest_and_openssl_agrees()
    {
        await using var authority = await LocalAuthority.StartAsync(_openSsl);
        await SealedRun.WriteAsync(Run, snippets: 1);
        await RunSeal.StampAsync(Run, authority.Address);
        var stamp = RunVerifier.Verify(Run).TimeStamp!;
        Assert.Equal(("CN=tsa", false), (stamp.Authority, stamp.IsAuthorityChecked));
        Assert.InRange(stamp.At, TimeProvider.System.GetUtcNow().AddMinutes(-10), TimeProvider.System.GetUtcNow().AddMinutes(1));
        Assert.Contains("OK", _openSsl.Run("ts -verify -data run/manifest.json -in run/manifest.tsr -CAfile ca.crt"));
    }

    [Theory]
    [InlineData("tsa")]
    [InlineData("ca")]
    public async Task The_authority_or_who_issued_it_can_be_trusted(string trusted)
    {
        await using var authority = await LocalAuthority.StartAsync(_openSsl);
        await SealedRun.WriteAsync(Run, snippets: 1);
        await RunSeal.StampAsync(Run, authority.Address);
        var verification = RunVerifier.Verify(Run, authority: RunVerifier.LoadAuthority(_openSsl.At($"{trusted}.crt")));
        Assert.Empty(verification.Differences);
        Assert.True(verification.TimeStamp!.IsAuthorityChecked);
    }

    [Fact]
    public async Task Another_authority_is_told()
    {
        await using var authority = await LocalAuthority.StartAsync(_openSsl);
        await SealedRun.WriteAsync(Run, snippets: 1);
        await RunSeal.StampAsync(Run, authority.Address);
        _openSsl.Key("stranger");
        var verification = RunVerifier.Verify(Run, authority: RunVerifier.LoadAuthority(_openSsl.Certificate("stranger", null, "basicConstraints=critical,CA:TRUE")));
        Assert.Equal(DifferenceKind.TimeStamp, Assert.Single(verification.Differences).Kind);
    }

    [Fact]
    public async Task A_stamp_of_another_run_does_not_fit()
    {
        await using var authority = await LocalAuthority.StartAsync(_openSsl);
        var other = Path.Combine(_scratch.Path, "other");
        await SealedRun.WriteAsync(Run, snippets: 1);
        await SealedRun.WriteAsync(other, snippets: 2);
        await RunSeal.StampAsync(other, authority.Address);
        File.Copy(Path.Combine(other, "manifest.tsr"), Path.Combine(Run, "manifest.tsr"));
        await File.WriteAllTextAsync(Path.Combine(Run, "manifest.sha256"), RunSeal.Checksums(Run));
        Assert.Contains("does not fit", Assert.Single(RunVerifier.Verify(Run).Differences).Message);
    }

    [Fact]
    public async Task An_authority_that_answers_nonsense_leaves_the_run_whole()
    {
        await using var authority = await LocalAuthority.StartAsync(_openSsl, _ => [1, 2, 3]);
        await AssertNoStampAsync(authority.Address);
    }

    [Fact]
    public async Task An_authority_that_answers_another_question_leaves_the_run_whole()
    {
        byte[]? first = null;
        await using var authority = await LocalAuthority.StartAsync(_openSsl, query =>
        {
            File.WriteAllBytes(_openSsl.At("q.tsq"), query);
            _openSsl.Run("ts -reply -config ts.cnf -queryfile q.tsq -out r.tsr");
            return first ??= File.ReadAllBytes(_openSsl.At("r.tsr"));
        });
        await SealedRun.WriteAsync(Run, snippets: 1);
        await RunSeal.StampAsync(Run, authority.Address);
        File.Delete(Path.Combine(Run, "manifest.tsr"));
        await Assert.ThrowsAsync<TimeStampException>(() => RunSeal.StampAsync(Run, authority.Address));
    }

    [Fact]
    public Task An_authority_that_is_not_there_leaves_the_run_whole() => AssertNoStampAsync(new Uri("http://127.0.0.1:9/"));

    private async Task AssertNoStampAsync(Uri authority)
    {
        await SealedRun.WriteAsync(Run, snippets: 1);
        Assert.Contains("the run is whole", (await Assert.ThrowsAsync<TimeStampException>(() => RunSeal.StampAsync(Run, authority))).Message);
        Assert.True(RunVerifier.Verify(Run).IsWhole);
    }
}
