using System.CommandLine;
using AdScan.Evidence;
using AdScan.Reporting;
using AdScan.Viewers;
using Newtonsoft.Json.Linq;

namespace AdScan.Harness;

/// <summary>What a call of <c>adscan scan</c> asks for, checked.</summary>
internal sealed record ScanRequest
{
    public required IReadOnlyList<string> Inputs { get; init; }

    public required IReadOnlyList<Viewer> Viewers { get; init; }

    /// <summary>Private hosts that the caller allowed; the scanner's options may hold more, such as the lab's.</summary>
    public required IReadOnlyList<string> AllowPrivate { get; init; }

    public required AdScannerOptions Scanner { get; init; }

    /// <summary>Whether pictures are read.</summary>
    public required bool ReadsPictures { get; init; }

    public required string? Out { get; init; }

    public required bool Resume { get; init; }

    /// <summary>The key that signs the run, or null for none; read before the scan, so that a wrong one is told at once.</summary>
    public required SigningKey? Sign { get; init; }

    /// <summary>The authority that time-stamps the run, or null for none.</summary>
    public required Uri? Tsa { get; init; }

    /// <summary>The mildest verdict that makes the exit code 1, or null for none.</summary>
    public required Verdict? FailOn { get; init; }

    public required OutputFormat Format { get; init; }

    /// <exception cref="MisuseException">An option does not fit.</exception>
    public static ScanRequest Of(ParseResult parsed, ScanOptions options)
    {
        foreach (var later in options.Later.Where(later => parsed.GetResult(later) is { Implicit: false }))
        {
            throw new MisuseException($"{later.Name} is not available yet.");
        }

        var viewers = ViewersOf(parsed, options);
        var scanner = new AdScannerOptions
        {
            Viewers = viewers,
            Life = Duration.Parse("--life", parsed.GetValue(options.Life)!),
            Timeout = Duration.Parse("--timeout", parsed.GetValue(options.Timeout)!),
            Click = ClickOf(parsed.GetValue(options.Click)!),
            Repeats = parsed.GetValue(options.Repeats),
            Confirmations = parsed.GetValue(options.Confirm),
            AllowPrivate = parsed.GetValue(options.AllowPrivate)!,
            ForwardedForHosts = parsed.GetValue(options.ForwardedFor)!,
            Use = UseOf(parsed.GetValue(options.Use)!),
            Isolation = IsolationOf(parsed.GetValue(options.Isolation)!),
            UnsafeNoSandbox = parsed.GetValue(options.UnsafeNoSandbox),
            Archives = ArchiveOf(parsed.GetValue(options.Archive)!) | (parsed.GetValue(options.Har) ? ArchiveForms.Har : ArchiveForms.None),
            ModelPath = parsed.GetValue(options.Model),
            PolicyPath = parsed.GetValue(options.Policy),
            RegistryPaths = parsed.GetValue(options.Registry)!,
            AllowPath = parsed.GetValue(options.Allow),
            AllowInstall = true,
        };
        if (parsed.GetValue(options.Concurrency) is { } concurrency) scanner.MaxConcurrentImpressions = concurrency;
        SetLimits(scanner, parsed, options);
        var request = new ScanRequest
        {
            Inputs = parsed.GetValue(options.Inputs)!,
            Viewers = viewers,
            AllowPrivate = scanner.AllowPrivate,
            Scanner = scanner,
            ReadsPictures = ReadsPicturesOf(parsed.GetValue(options.Pictures)!),
            Out = parsed.GetValue(options.Out),
            Resume = parsed.GetValue(options.Resume),
            Sign = parsed.GetValue(options.Sign) is { } key ? SigningKey.Load(key) : null,
            Tsa = parsed.GetValue(options.Tsa) is { } tsa ? TsaOf(tsa) : null,
            FailOn = FailOnOf(parsed.GetValue(options.FailOn)!),
            Format = OutputFormats.Of(parsed.GetValue(options.Format)!),
        };
        return request is { Resume: true, Out: null } ? throw new MisuseException("--resume needs the folder of the interrupted run: name it with --out.") : request;
    }

    private static IReadOnlyList<Viewer> ViewersOf(ParseResult parsed, ScanOptions options)
    {
        var times = parsed.GetValue(options.At)!.Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return ViewerMatrix.Of(
                RegionCatalog.Resolve(parsed.GetValue(options.Regions)!),
                DeviceCatalog.Resolve(parsed.GetValue(options.Devices)!),
                AppCatalog.Resolve(parsed.GetValue(options.Apps)!).Select(app => app.Id),
                times.Length > 0 ? times : throw new MisuseException("--at names no time: write now, or HH:mm such as 22:30."));
        }
        catch (ArgumentException e)
        {
            throw new MisuseException(e.Message);
        }
    }

    /// <summary>The options that the results depend on.</summary>
    public JObject Describe(RunEnvironment environment) => new()
    {
        ["inputs"] = new JArray(Inputs),
        ["regions"] = new JArray(Viewers.Select(v => v.Region.Id).Distinct()),
        ["devices"] = new JArray(Viewers.Select(v => v.Device.Id).Distinct()),
        ["apps"] = new JArray(Viewers.Select(v => v.App).Distinct()),
        ["at"] = new JArray(Viewers.Select(v => v.At).Distinct()),
        ["life"] = Scanner.Life.ToString("c"),
        ["repeats"] = Scanner.Repeats,
        ["confirm"] = Scanner.Confirmations,
        ["click"] = Scanner.Click.ToString().ToLowerInvariant(),
        ["pictures"] = environment.Pictures,
        ["allowPrivate"] = new JArray(AllowPrivate),
        ["forwardedFor"] = new JArray(Scanner.ForwardedForHosts),
        ["use"] = Scanner.Use.ToString().ToLowerInvariant(),
        ["exits"] = new JObject(Viewers.Select(v => v.Region).DistinctBy(r => r.Id).Where(r => r.Pool.Count > 0 || r.Egress.Kind != ExitKind.Direct).Select(r => new JProperty(r.Id, new JArray(r.ExitsFor(Scanner.Use).Select(exit => exit.ToString()))))),
        ["isolation"] = Scanner.Isolation.ToString().ToLowerInvariant(),
        ["unsafeNoSandbox"] = Scanner.UnsafeNoSandbox,
        ["limits"] = new JObject
        {
            ["timeout"] = Scanner.Timeout.ToString("c"),
            ["bytes"] = Scanner.MaxImpressionBytes,
            ["responseBytes"] = Scanner.MaxResponseBytes,
            ["requests"] = Scanner.MaxImpressionRequests,
            ["redirects"] = Scanner.MaxRedirects,
            ["connections"] = Scanner.MaxConnections,
            ["browserMemory"] = Scanner.MaxBrowserMemory,
            ["payload"] = Scanner.MaxPayloadBytes,
            ["archive"] = Scanner.MaxArchiveBytes,
        },
        ["archive"] = Scanner.Archives.HasFlag(ArchiveForms.Wacz) ? "wacz" : "none",
        ["har"] = Scanner.Archives.HasFlag(ArchiveForms.Har),
        ["model"] = environment.Model,
        ["policy"] = environment.Policy,
        ["registry"] = new JArray(Scanner.RegistryPaths),
        ["allow"] = Scanner.AllowPath,
    };

    private static void SetLimits(AdScannerOptions scanner, ParseResult parsed, ScanOptions options)
    {
        if (parsed.GetValue(options.MaxBytes) is { } bytes) scanner.MaxImpressionBytes = ByteCount.Parse(options.MaxBytes.Name, bytes);
        if (parsed.GetValue(options.MaxResponseBytes) is { } response) scanner.MaxResponseBytes = ByteCount.Parse(options.MaxResponseBytes.Name, response);
        if (parsed.GetValue(options.MaxMemory) is { } memory) scanner.MaxBrowserMemory = ByteCount.Parse(options.MaxMemory.Name, memory);
        if (parsed.GetValue(options.MaxPayload) is { } payload) scanner.MaxPayloadBytes = SmallBytes(options.MaxPayload.Name, payload);
        if (parsed.GetValue(options.MaxArchive) is { } archive) scanner.MaxArchiveBytes = SmallBytes(options.MaxArchive.Name, archive);
        scanner.MaxImpressionRequests = parsed.GetValue(options.MaxRequests) ?? scanner.MaxImpressionRequests;
        scanner.MaxRedirects = parsed.GetValue(options.MaxRedirects) ?? scanner.MaxRedirects;
        scanner.MaxConnections = parsed.GetValue(options.MaxConnections) ?? scanner.MaxConnections;
    }

    /// <summary>A number of bytes that is held in memory.</summary>
    private static int SmallBytes(string option, string text) => ByteCount.Parse(option, text) is var bytes and <= int.MaxValue ? (int)bytes : throw new MisuseException($"{option} '{text}' is more than can be kept: write at most 1GiB.");

    private static ArchiveForms ArchiveOf(string text) => text switch
    {
        "none" => ArchiveForms.None,
        "wacz" => ArchiveForms.Wacz,
        _ => throw new MisuseException($"--archive '{text}' is unknown: write wacz or none."),
    };

    private static bool ReadsPicturesOf(string text) => text switch
    {
        "read" => true,
        "skip" => false,
        _ => throw new MisuseException($"--pictures '{text}' is unknown: write read or skip."),
    };

    private static ScanUse UseOf(string text) => text switch
    {
        "review" => ScanUse.Review,
        "inflight" => ScanUse.InFlight,
        _ => throw new MisuseException($"--use '{text}' is unknown: write review or inflight."),
    };

    private static BrowserIsolation IsolationOf(string text) => text switch
    {
        "impression" => BrowserIsolation.Impression,
        "advertiser" => BrowserIsolation.Advertiser,
        "run" => BrowserIsolation.Run,
        _ => throw new MisuseException($"--isolation '{text}' is unknown: write impression, advertiser or run."),
    };

    private static Uri TsaOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : throw new MisuseException($"--tsa '{text}' is no http(s) address of a time-stamp authority.");

    internal static Verdict? FailOnOf(string text) => text switch
    {
        "block" => Verdict.Block,
        "review" => Verdict.Review,
        "inconclusive" => Verdict.Inconclusive,
        "never" => null,
        _ => throw new MisuseException($"--fail-on '{text}' is unknown: write block, review, inconclusive or never."),
    };

    private static ClickMode ClickOf(string text) => text switch
    {
        "none" => ClickMode.None,
        "block" => ClickMode.Block,
        "follow" => ClickMode.Follow,
        _ => throw new MisuseException($"--click '{text}' is unknown: write none, block or follow."),
    };
}
