using System.CommandLine;
using System.Globalization;
using AdScan.Evidence;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Harness;

/// <summary><c>adscan verify</c>: checks a run folder against its seal, offline, and says what differs.</summary>
internal static class VerifyCommand
{
    private const int MostShown = 100;

    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a run." };
        var key = new Option<string?>("--key") { Description = "A PEM file with the public key, or the certificate, of who must have signed." };
        var authority = new Option<string?>("--tsa-certificate") { Description = "A PEM file with the certificate of the time-stamp authority, or of who issued it." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        var command = new Command("verify", "Check a run's files, records, signature and time-stamp offline; exit code 1 if anything differs.") { run, key, authority, format };
        command.SetAction((parsed, _) =>
        {
            var trusted = parsed.GetValue(key) is { } path ? PublicKey.Load(path) : null;
            var wantsJson = IsJson(parsed.GetValue(format)!);
            var verification = RunVerifier.Verify(parsed.GetValue(run)!, trusted, parsed.GetValue(authority) is { } tsa ? RunVerifier.LoadAuthority(tsa) : null);
            if (wantsJson) Console.WriteLine(ToJson(verification).ToString(Formatting.Indented));
            else Print(verification);
            return Task.FromResult(verification.IsWhole ? ExitCode.Fine : ExitCode.Found);
        });
        return command;
    }

    private static bool IsJson(string format) => format switch
    {
        "json" => true,
        "text" => false,
        _ => throw new MisuseException($"--format '{format}' is unknown: write text or json."),
    };

    private static void Print(RunVerification v)
    {
        foreach (var difference in v.Differences.Take(MostShown)) Console.WriteLine($"✗ {ScanSummary.Harmless(difference.Message)}");
        if (v.Differences.Count > MostShown) Console.WriteLine($"… 另有 {v.Differences.Count - MostShown} 处。… and {v.Differences.Count - MostShown} more.");
        Console.WriteLine(Said($"{v.Files} 个文件，{v.Bytes} 字节，{v.Records} 条记录。{v.Files} files, {v.Bytes} bytes, {v.Records} records."));
        Console.WriteLine($"证据链末端 chain head: {v.ChainHead}");
        if (v.ManifestSha256 is { } hash) Console.WriteLine($"清单 manifest: SHA-256 {hash}");
        Console.WriteLine(ScanSummary.Harmless(SaidOf(v.Signature)));
        Console.WriteLine(ScanSummary.Harmless(SaidOf(v.TimeStamp, v.Manifest)));
        Console.WriteLine(v.IsWhole
            ? "完好：与封存时一致。Whole: the run is as it was sealed."
            : Said($"不符：{v.Differences.Count} 处。Not whole: {v.Differences.Count} {(v.Differences.Count == 1 ? "difference" : "differences")}."));
    }

    private static string SaidOf(SignatureCheck? signature)
    {
        if (signature is not { } by) return "签名：没有有效签名。Signature: none that holds.";
        var who = by.Subject is { } subject ? $"{subject}, {by.Algorithm} {by.Key}" : $"{by.Algorithm} {by.Key}";
        return by.IsKeyChecked
            ? $"签名有效，密钥就是指定的那一把：{who}。Signed by the key given: {who}."
            : $"签名与清单相符，但没有核对密钥是谁的（用 --key 指定）：{who}。The signature fits, and whose key it is was not checked (name it with --key): {who}.";
    }

    private static string SaidOf(TimeStampCheck? stamp, RunManifest? manifest)
    {
        if (stamp is not { } by) return "时间戳：没有有效时间戳。Time-stamp: none that holds.";
        var at = by.At.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var offset = manifest is null ? "" : Said($" 本机时钟与之相差 {Offset(by, manifest):+0;-0;0} 秒。By this time the run's own clock was off by {Offset(by, manifest):+0;-0;0} s.");
        return (by.IsAuthorityChecked
            ? $"时间戳有效：清单在 {at} 已经存在，由 {by.Authority} 证明。The manifest existed at {at}, says {by.Authority}."
            : $"时间戳与清单相符（{at}），但没有核对 {by.Authority} 是否可信（用 --tsa-certificate 指定）。The time-stamp fits ({at}), and whether {by.Authority} can be trusted was not checked (name it with --tsa-certificate).") + offset;
    }

    /// <summary>How far the run's clock was ahead of the authority's, in seconds, the request's own time included.</summary>
    private static double Offset(TimeStampCheck stamp, RunManifest manifest) => (manifest.SealedAt - stamp.At).TotalSeconds;

    private static JObject ToJson(RunVerification v) => new()
    {
        ["whole"] = v.IsWhole,
        ["files"] = v.Files,
        ["bytes"] = v.Bytes,
        ["records"] = v.Records,
        ["chainHead"] = v.ChainHead,
        ["manifestSha256"] = v.ManifestSha256,
        ["signature"] = v.Signature is { } s ? new JObject { ["algorithm"] = s.Algorithm, ["key"] = s.Key, ["subject"] = s.Subject, ["keyChecked"] = s.IsKeyChecked } : null,
        ["timeStamp"] = v.TimeStamp is { } t ? new JObject { ["at"] = t.At, ["authority"] = t.Authority, ["authorityChecked"] = t.IsAuthorityChecked } : null,
        ["differences"] = new JArray(v.Differences.Select(d => new JObject { ["kind"] = char.ToLowerInvariant(d.Kind.ToString()[0]) + d.Kind.ToString()[1..], ["path"] = d.Path, ["message"] = d.Message })),
    };

    private static string Said(FormattableString text) => FormattableString.Invariant(text);
}
