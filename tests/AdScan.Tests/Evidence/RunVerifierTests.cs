using AdScan.Benchmarks;
using AdScan.Evidence;
using AdScan.Reporting;

namespace AdScan.Tests.Evidence;

/// <summary>Whatever is done to a run folder is found, and named.</summary>
public sealed class RunVerifierTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Run => Path.Combine(_scratch.Path, "run");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_run_as_it_was_left_is_whole()
    {
        var manifest = await SealedRun.WriteAsync(Run);
        var verification = RunVerifier.Verify(Run);
        Assert.Empty(verification.Differences);
        Assert.Equal((3, manifest.Files.Count, manifest.Records.Head), (verification.Records, verification.Files, verification.ChainHead));
        Assert.Equal(RunSeal.HashOf(Run), verification.ManifestSha256);
    }

    [Fact]
    public async Task Two_hundred_random_damages_are_all_found_and_named()
    {
        await SealedRun.WriteAsync(Run, snippets: 5, SigningKey.Load(new OpenSsl(_scratch.Path).Key("k")));
        var random = new Random(7);
        var kinds = RunDamage.Kinds.Keys.ToList();
        for (var i = 0; i < 200; i++)
        {
            using var damage = RunDamage.Do(Run, kinds[i % kinds.Count], random);
            var verification = RunVerifier.Verify(Run);
            Assert.False(verification.IsWhole, damage.What);
            Assert.True(damage.IsNamedBy(verification), $"{damage.What}: {string.Join(" ", verification.Differences.Select(d => d.Message))}");
        }

        Assert.True(RunVerifier.Verify(Run).IsWhole);
    }

    [Theory]
    [InlineData("1,2,3", "")]
    [InlineData("1,3", "record 2 ('a2') was dropped")]
    [InlineData("2,3,1", "record 1 ('a1') was moved to line 3")]
    [InlineData("1,1,2,3", "line 2 ('a1') was added")]
    [InlineData("1,x,3", "record 2 ('a2') was changed")]
    [InlineData("1,2,3,x", "line 4 ('?') was added")]
    public async Task Says_which_record_was_dropped_moved_repeated_or_changed(string order, string told)
    {
        await SealedRun.WriteAsync(Run);
        var results = Path.Combine(Run, "results.jsonl");
        var lines = await File.ReadAllLinesAsync(results);
        await File.WriteAllTextAsync(results, string.Concat(order.Split(',').Select(n => (n == "x" ? "{}" : lines[int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) - 1]) + "\n")));
        var said = RunVerifier.Verify(Run).Differences.Where(d => d.Kind >= DifferenceKind.RecordChanged).Select(d => d.Message).ToList();
        if (told.Length == 0) Assert.Empty(said);
        else Assert.Contains(told, Assert.Single(said));
    }

    [Fact]
    public async Task Says_which_finding_lacks_its_evidence()
    {
        await SealedRun.WriteAsync(Run);
        var report = RunFolderReports().Single(r => r.Id == "a2");
        var evidence = report.Findings[0].Evidence[0];
        File.Delete(Path.Combine(Run, evidence));
        var verification = RunVerifier.Verify(Run);
        Assert.Contains(verification.Differences, d => d.Kind == DifferenceKind.Missing && d.Path == evidence);
        Assert.Contains(verification.Differences, d => d.Kind == DifferenceKind.EvidenceMissing && d.Path == evidence && d.Message.Contains("'a2'", StringComparison.Ordinal) && d.Message.Contains(report.Findings[0].Rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_is_not_the_file()
    {
        await SealedRun.WriteAsync(Run);
        var report = Path.Combine(Run, "report.html");
        var elsewhere = Path.Combine(_scratch.Path, "elsewhere.html");
        File.Move(report, elsewhere);
        File.CreateSymbolicLink(report, elsewhere);
        Assert.Contains("link", Assert.Single(RunVerifier.Verify(Run).Differences).Message);
    }

    [Fact]
    public async Task A_run_without_its_manifest_is_not_whole_and_its_records_are_still_compared()
    {
        await SealedRun.WriteAsync(Run);
        foreach (var file in Directory.GetFiles(Run, "manifest.*")) File.Delete(file);
        Assert.Equal("manifest.json", Assert.Single(RunVerifier.Verify(Run).Differences).Path);
        var results = Path.Combine(Run, "results.jsonl");
        await File.WriteAllLinesAsync(results, (await File.ReadAllLinesAsync(results)).Reverse());
        Assert.Contains(RunVerifier.Verify(Run).Differences, d => d.Kind == DifferenceKind.RecordMoved);
    }

    [Fact]
    public async Task A_manifest_of_a_newer_schema_is_told_from_a_damaged_one()
    {
        await SealedRun.WriteAsync(Run);
        var manifest = Path.Combine(Run, "manifest.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("adscan-manifest/1", "adscan-manifest/2", StringComparison.Ordinal));
        Assert.Equal("manifest.json", RunVerifier.Verify(Run).Differences[0].Path);
        await File.WriteAllTextAsync(Path.Combine(Run, "manifest.sha256"), RunSeal.Checksums(Run));
        Assert.Contains("adscan-manifest/2", Assert.Throws<RunFolderException>(() => RunVerifier.Verify(Run)).Message);
    }

    [Theory]
    [InlineData("nowhere", "is no folder")]
    [InlineData(".", "holds no run")]
    public void Says_so_when_there_is_no_run(string path, string told) =>
        Assert.Contains(told, Assert.Throws<RunFolderException>(() => RunVerifier.Verify(Path.Combine(_scratch.Path, path))).Message);

    private IReadOnlyList<ScanReport> RunFolderReports() => SavedRun.Read(Run).Reports;
}
