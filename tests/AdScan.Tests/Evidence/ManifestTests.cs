using AdScan.Evidence;
using AdScan.Reporting;
using AdScan.Tests.Reporting;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Evidence;

/// <summary>What a finished run says of itself, and that anyone can recompute it.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Run => Path.Combine(_scratch.Path, "run");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Names_every_file_of_the_run_with_the_hash_that_others_compute()
    {
        var manifest = await SealedRun.WriteAsync(Run);
        var openSsl = new OpenSsl(Run);
        var files = Directory.GetFiles(Run, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Run, f)).Where(f => !f.StartsWith("manifest.", StringComparison.Ordinal));
        Assert.Equal(files.Order(StringComparer.Ordinal), manifest.Files.Select(f => f.Path));
        foreach (var file in manifest.Files) Assert.StartsWith(file.Sha256, openSsl.Run($"dgst -sha256 -r {file.Path}"));
    }

    [Fact]
    public async Task Chains_the_records_in_the_order_of_judgement_so_that_anyone_can_recompute_it()
    {
        var manifest = await SealedRun.WriteAsync(Run);
        var link = System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Run, "run.json")));
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Run, "results.jsonl")))
        {
            link = System.Security.Cryptography.SHA256.HashData([.. link, .. System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(line))]);
        }

        Assert.Equal((3, Convert.ToHexStringLower(link)), (manifest.Records.Count, manifest.Records.Head));
        Assert.Equal(manifest.Records.Head, (string?)JObject.Parse(await File.ReadAllTextAsync(Path.Combine(Run, "report.json")))["chainHead"]);
        Assert.Contains(manifest.Records.Head, await File.ReadAllTextAsync(Path.Combine(Run, "report.html")));
    }

    [Fact]
    public async Task Is_as_the_schemas_say()
    {
        await SealedRun.WriteAsync(Run, key: SigningKey.Load(new OpenSsl(_scratch.Path).Key("k")));
        var text = await File.ReadAllTextAsync(Path.Combine(Run, "manifest.json"));
        var schema = await Schemas.ManifestAsync();
        Assert.Empty(schema.Validate(text));
        var manifest = JObject.Parse(text);
        foreach (var part in manifest.DescendantsAndSelf().OfType<JObject>().Where(part => part.Path != "options").ToList())
        {
            part["unheardOf"] = 1;
            Assert.True(schema.Validate(manifest).Count > 0, part.Path);
            part.Remove("unheardOf");
        }

        var chain = await Schemas.ChainAsync();
        Assert.All(await File.ReadAllLinesAsync(Path.Combine(Run, "chain.jsonl")), line => Assert.Empty(chain.Validate(line)));
    }

    [Fact]
    public void Every_field_stands_in_the_schema()
    {
        var schema = JObject.Parse(File.ReadAllText(Schemas.PathOf("manifest.schema.json")));
        SchemaTests.AssertDescribes(schema, typeof(RunManifest));
        foreach (var type in new[] { typeof(RunComponent), typeof(RecordSeal), typeof(ManifestSigner), typeof(ManifestFile) })
        {
            SchemaTests.AssertDescribes((JObject)schema["definitions"]![SchemaTests.NameOf(type)]!, type);
        }

        SchemaTests.AssertDescribes(JObject.Parse(File.ReadAllText(Schemas.PathOf("chain.schema.json"))), typeof(ChainLink));
    }

    [Fact]
    public async Task A_scanner_names_what_it_looks_and_judges_with()
    {
        await using var scanner = new AdScanner(new AdScannerOptions { BrowserPath = _scratch.Write("browser", "x"), RegistryPaths = [Path.Combine(Checkout.Root, "datasets", "registries", "invented.csv")] });
        var components = scanner.Components();
        Assert.Equal(["library", "model", "policy", "register", "browser"], components.Select(c => c.Part).Distinct());
        Assert.All(components, c => Assert.Matches("^[0-9a-f]{64}$", c.Sha256));
        Assert.Equal(scanner.Environment.Model, Assert.Single(components, c => c.Part == "model").Version);
    }

    [Fact]
    public async Task A_browser_behind_a_script_is_named_too()
    {
        var program = _scratch.Write("chromium-real", "program");
        await using var scanner = new AdScanner(new AdScannerOptions { BrowserPath = _scratch.Write("chromium", $"#!/bin/sh\nexec {program} \"$@\"\n") });
        Assert.Equal(["chromium", "chromium-real"], scanner.Components().Where(c => c.Part == "browser").Select(c => c.File));
    }

    [Fact]
    public async Task A_run_that_is_resumed_goes_on_with_its_chain()
    {
        await SealedRun.WriteAsync(Run, snippets: 2);
        var before = await File.ReadAllLinesAsync(Path.Combine(Run, "chain.jsonl"));
        await ResumeAsync("a3");
        var after = await File.ReadAllLinesAsync(Path.Combine(Run, "chain.jsonl"));
        Assert.Equal(before, after[..2]);
        Assert.Equal(3, after.Length);
        Assert.True(RunVerifier.Verify(Run).IsWhole);
    }

    [Fact]
    public async Task A_run_that_was_killed_between_record_and_link_goes_on()
    {
        await SealedRun.WriteAsync(Run, snippets: 3);
        var chain = Path.Combine(Run, "chain.jsonl");
        var whole = await File.ReadAllBytesAsync(chain);
        await File.WriteAllBytesAsync(chain, whole[..^40]);
        await ResumeAsync();
        Assert.Equal(whole, await File.ReadAllBytesAsync(chain));
        Assert.True(RunVerifier.Verify(Run).IsWhole);
    }

    [Theory]
    [InlineData("康元堂a1", "康元堂b1", "record 1 ('a1') was changed")]
    [InlineData("\"a2\"", "\"a9\"", "record 2")]
    public async Task A_run_whose_records_were_changed_meanwhile_is_not_resumed(string from, string to, string told)
    {
        await SealedRun.WriteAsync(Run);
        var results = Path.Combine(Run, "results.jsonl");
        await File.WriteAllTextAsync(results, (await File.ReadAllTextAsync(results)).Replace(from, to, StringComparison.Ordinal));
        var before = await File.ReadAllBytesAsync(Path.Combine(Run, "chain.jsonl"));
        Assert.Contains(told, Assert.Throws<RunFolderException>(Resume).Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(Run, "chain.jsonl")));
    }

    [Fact]
    public async Task A_run_that_lost_a_record_meanwhile_is_not_resumed()
    {
        await SealedRun.WriteAsync(Run);
        var results = Path.Combine(Run, "results.jsonl");
        await File.WriteAllLinesAsync(results, (await File.ReadAllLinesAsync(results))[..2]);
        Assert.Contains("from 'a3' on", Assert.Throws<RunFolderException>(Resume).Message);
    }

    [Fact]
    public async Task A_run_that_is_signed_is_not_resumed()
    {
        await SealedRun.WriteAsync(Run, key: SigningKey.Load(new OpenSsl(_scratch.Path).Key("k")));
        Assert.Contains("signed", Assert.Throws<RunFolderException>(Resume).Message);
        Assert.True(RunVerifier.Verify(Run).IsWhole);
    }

    [Fact]
    public void A_run_of_another_schema_is_neither_resumed_nor_judged()
    {
        _scratch.Write("run/run.json", """{ "schema": "adscan-run/2", "startedAt": "2026-11-27T08:00:00+08:00", "options": {} }""");
        Assert.Contains("adscan-run/2", Assert.Throws<RunFolderException>(Resume).Message);
        Assert.Contains("adscan-run/2", Assert.Throws<RunFolderException>(() => SavedRun.Read(Run)).Message);
    }

    [Fact]
    public async Task Says_so_when_the_seal_cannot_be_written()
    {
        await SealedRun.WriteAsync(Run);
        File.Delete(Path.Combine(Run, "manifest.json"));
        Directory.CreateDirectory(Path.Combine(Run, "manifest.json", "in the way"));
        Assert.Contains("cannot be sealed", Assert.Throws<RunFolderException>(() => RunSeal.Write(Run, HostileReport.Saying("x"), [], SealedRun.Now)).Message);
    }

    private void Resume() => RunFolder.Open(Run, SealedRun.Options, resume: true, SealedRun.Now).Dispose();

    private async Task ResumeAsync(params string[] ids)
    {
        await using var scanner = new AdScanner();
        using var folder = RunFolder.Open(Run, SealedRun.Options, resume: true, SealedRun.Now);
        foreach (var id in ids) folder.Write(SealedRun.Judge(scanner, id));
        SealedRun.Finish(folder);
    }
}
