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

    public Option<string> Click { get; } = With("--click", "none, block (record where a click would lead, and stop it), or follow (to the landing page).", "none");

    public Option<string?> Model { get; } = With<string?>("--model", "A classifier model other than the shipped one.", null);

    public Option<string[]> AllowPrivate { get; } = new("--allow-private") { Description = "A private or loopback HOST[:PORT] that ads may reach; repeatable.", DefaultValueFactory = _ => [] };

    public Option<string?> Out { get; } = With<string?>("--out", "The run folder (default: adscan-runs/TIME).", null);

    public Option<bool> Resume { get; } = With("--resume", "Go on with the interrupted run in --out.", false);

    public Option<int?> Concurrency { get; } = With<int?>("--concurrency", "Impressions in flight (default: four times the processors).", null);

    public Option<string> Timeout { get; } = With("--timeout", "Wall-clock limit of one impression.", "30s");

    public Option<string> FailOn { get; } = With("--fail-on", "What makes the exit code 1: block, review, inconclusive or never.", "block");

    public Option<string> Format { get; } = With("--format", "What standard output gets: text or json.", "text");

    /// <summary>Options of the contract that this version does not have: refused, never ignored.</summary>
    public IReadOnlyList<Option<string?>> Later { get; } =
        new[] { "--explore", "--budget", "--policy", "--browser", "--forwarded-for" }
            .Select(name => With<string?>(name, "Not available yet.", null)).ToList();

    public void AddTo(Command command)
    {
        command.Add(Inputs);
        Option[] options = [Regions, Devices, Apps, At, Life, Repeats, Click, Model, AllowPrivate, Out, Resume, Concurrency, Timeout, FailOn, Format, .. Later];
        foreach (var option in options) command.Add(option);
    }

    private static Option<T> With<T>(string name, string description, T fallback) => new(name) { Description = description, DefaultValueFactory = _ => fallback };
}
