using System.CommandLine;
using AdScan.Viewers;

namespace AdScan.Harness;

/// <summary>The options of <c>adscan scan</c>, as declared to the command line.</summary>
internal sealed class ScanOptions
{
    public const string DefaultRegions = "CN-BJ,CN-SH,CN-GD,CN-SC";
    public const string DefaultDevices = "iphone-15,huawei-mate-60,desktop-windows";

    public Argument<string[]> Inputs { get; } = new("INPUT") { Description = "An .html file, a folder of them, a .jsonl or .csv feed, a .zip HTML5 creative, a .json OpenRTB bid response, an http(s) address, lab:NAME, or - for JSON Lines on standard input.", Arity = ArgumentArity.OneOrMore };

    public Option<string> Regions { get; } = With("--regions", "Comma-separated ISO 3166-2 codes, aliases or groups (cn-all), or a JSON file.", DefaultRegions);

    public Option<string> Devices { get; } = With("--devices", "Comma-separated device ids or groups (phones), or a JSON file.", DefaultDevices);

    public Option<string> Apps { get; } = With("--apps", "In-app web views to simulate: browser, wechat, toutiao, douyin, baidu, qq, uc.", AppProfile.Browser);

    public Option<string> At { get; } = With("--at", "Local times of day to look at: now, or HH:mm.", "now");

    public Option<string> Life { get; } = With("--life", "How much of the ad's life to look at, in its own time.", "60s");

    public Option<int> Repeats { get; } = With("--repeats", "Impressions of each viewer.", 1);

    public Option<int> Confirm { get; } = With("--confirm", "How often to look again, as a new visitor, for what would be blocked and was seen in one visit only; 0 for never.", 1);

    public Option<string> Click { get; } = With("--click", "none, block (record where a click would lead, and stop it), or follow (to the landing page).", "none");

    public Option<string> Pictures { get; } = With("--pictures", "read (the text and codes in pictures, and what they show) or skip.", "read");

    public Option<string?> Model { get; } = With<string?>("--model", "A classifier model other than the shipped one.", null);

    public Option<string?> Policy { get; } = With<string?>("--policy", "A policy file, laid over the shipped policy (docs/policy.md).", null);

    public Option<string[]> Registry { get; } = RegistryOption();

    public Option<string?> Allow { get; } = AllowOption();

    public Option<string[]> AllowPrivate { get; } = new("--allow-private") { Description = "A private or loopback HOST[:PORT] that ads may reach; repeatable.", DefaultValueFactory = _ => [] };

    public Option<string[]> ForwardedFor { get; } = new("--forwarded-for") { Description = "A HOST[:PORT] that is told the viewer's address in its region as X-Forwarded-For; repeatable.", DefaultValueFactory = _ => [] };

    public Option<string> Use { get; } = With("--use", "What the scan is for, review or inflight: which exits of a region's pool may be used.", "review");

    public Option<string> Isolation { get; } = With("--isolation", "Which impressions may share a browser, one after another: impression (none), advertiser or run (all).", "run");

    public Option<bool> UnsafeNoSandbox { get; } = With("--unsafe-no-sandbox", "Run the browser without its sandbox. Reports say so.", false);

    public Option<string?> MaxBytes { get; } = With<string?>("--max-bytes", "The most bytes that one impression may receive, such as 50MiB.", null);

    public Option<string?> MaxResponseBytes { get; } = With<string?>("--max-response-bytes", "The most bytes of one response (of one connection, where it is encrypted), such as 20MiB.", null);

    public Option<int?> MaxRequests { get; } = With<int?>("--max-requests", "The most requests of one impression (default 1000).", null);

    public Option<int?> MaxRedirects { get; } = With<int?>("--max-redirects", "The most redirects of one request (default 20).", null);

    public Option<int?> MaxConnections { get; } = With<int?>("--max-connections", "The most connections that one impression may have open at a time (default 100).", null);

    public Option<string?> MaxMemory { get; } = With<string?>("--max-memory", "The most memory of one browser, such as 2GiB.", null);

    public Option<string> Archive { get; } = With("--archive", "wacz: keep each snippet's traffic and pages in a WACZ file beside the pictures; none.", "wacz");

    public Option<bool> Har { get; } = With("--har", "Keep each impression's traffic in a HAR file too.", false);

    public Option<string?> MaxPayload { get; } = With<string?>("--max-payload", "The most bytes of one payload that an archive keeps, such as 2MiB.", null);

    public Option<string?> MaxArchive { get; } = With<string?>("--max-archive", "The most bytes of payloads that a snippet's archive keeps, such as 16MiB.", null);

    public Option<string?> Out { get; } = With<string?>("--out", "The run folder (default: adscan-runs/TIME).", null);

    public Option<string?> Sign { get; } = With<string?>("--sign", "A PEM file with the private key (Ed25519, EC or RSA) that signs the run's manifest, and its certificate if it has one.", null);

    public Option<string?> Tsa { get; } = With<string?>("--tsa", "The http(s) address of a time-stamp authority (RFC 3161) that time-stamps the run's manifest.", null);

    public Option<bool> Resume { get; } = With("--resume", "Go on with the interrupted run in --out.", false);

    public Option<int?> Concurrency { get; } = With<int?>("--concurrency", "The most impressions in flight (default: four times the processors).", null);

    public Option<string> Timeout { get; } = With("--timeout", "Wall-clock limit of one impression.", "30s");

    public Option<string> FailOn { get; } = With("--fail-on", "What makes the exit code 1: block, review, inconclusive or never.", "block");

    public Option<string> Format { get; } = With("--format", $"What standard output gets: {OutputFormats.Names}.", "text");

    /// <summary>Options of the contract that this version does not have: refused, never ignored.</summary>
    public IReadOnlyList<Option<string?>> Later { get; } =
        new[] { "--explore", "--budget", "--browser" }
            .Select(name => With<string?>(name, "Not available yet.", null)).ToList();

    public void AddTo(Command command)
    {
        command.Add(Inputs);
        Option[] options =
        [
            Regions, Devices, Apps, At, Life, Repeats, Confirm, Click, Pictures, Model, Policy, Registry, Allow, AllowPrivate, ForwardedFor, Use, Out, Resume, Sign, Tsa, Concurrency, Timeout, FailOn, Format,
            Isolation, UnsafeNoSandbox, MaxBytes, MaxResponseBytes, MaxRequests, MaxRedirects, MaxConnections, MaxMemory, Archive, Har, MaxPayload, MaxArchive, .. Later,
        ];
        foreach (var option in options) command.Add(option);
    }

    public static Option<string[]> RegistryOption() => new("--registry") { Description = "A register (.csv) of bodies and services with their numbers and domains; repeatable (docs/policy.md).", DefaultValueFactory = _ => [] };

    public static Option<string?> AllowOption() => With<string?>("--allow", "A list (.csv) of creatives assessed in advance (docs/policy.md).", null);

    private static Option<T> With<T>(string name, string description, T fallback) => new(name) { Description = description, DefaultValueFactory = _ => fallback };
}
