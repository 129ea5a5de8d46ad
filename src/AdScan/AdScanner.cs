using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;
using AdScan.Classification;
using AdScan.Egress;
using AdScan.Evidence;
using AdScan.Impressions;
using AdScan.Rendering;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Rules.Registers;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan;

/// <summary>The front door: looks at ad snippets as many viewers would, and judges what they saw. Owns the browsers.</summary>
/// <remarks>
/// Safe for concurrent use; create one and share it. What an ad does (hangs, crashes, redirects, shows nothing) is part of its report and never
/// an exception. Markup is treated as hostile: it runs in a sandboxed browser whose traffic goes through a guard that refuses private addresses.
/// </remarks>
public sealed class AdScanner : IAsyncDisposable
{
    private readonly AdScannerOptions _options;
    private readonly TimeProvider _time;
    private readonly AdTextClassifier _classifier;
    private readonly Policy _policy;
    private readonly SnippetJudge _judge;
    private readonly IPictureReader? _pictures;
    private readonly PictureReadings? _readings;
    private readonly EgressGuard _guard;
    private readonly RegionExits _exits;
    private readonly SemaphoreSlim _starting = new(1);
    private BrowserPool? _pool;
    private ViewerVisits? _visits;

    /// <summary>Creates a scanner that starts its browser at the first scan; <see cref="StartAsync"/> starts it at once.</summary>
    /// <param name="options">The options; null for the defaults. They are read here and not again.</param>
    /// <param name="rules">Rules to ask beside the shipped ones.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="pictures">Reads pictures; null to leave them unread, which reports then say. The caller disposes of it.</param>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    /// <exception cref="PolicyException">The policy file, a register or the allow list cannot be followed; the message names its line and the mend.</exception>
    public AdScanner(AdScannerOptions? options = null, IEnumerable<IRule>? rules = null, TimeProvider? time = null, IPictureReader? pictures = null)
    {
        _options = options ?? new AdScannerOptions();
        Validator.ValidateObject(_options, new ValidationContext(_options), validateAllProperties: true);
        _time = time ?? TimeProvider.System;
        _guard = new EgressGuard(_options.AllowPrivate.Select(HostPattern.Parse).ToList(), _options.ForwardedForHosts.Select(HostPattern.Parse).ToList(), new NameCache(_time));
        _exits = new RegionExits(_guard, _options.Use, _time);
        _classifier = _options.ModelPath is { } path ? AdTextClassifier.Load(path) : AdTextClassifier.Shipped;
        _policy = (_options.PolicyPath is { } policy ? Policy.Load(policy) : Policy.Shipped).InEffect(DateOnly.FromDateTime(_time.GetLocalNow().Date));
        var onContent = DefaultRules.OnContent(_policy, OfficialRegister.Load(_options.RegistryPaths), ThresholdsOf(TextLabel.Vulgar), ThresholdsOf(TextLabel.False), ThresholdsOf(TextLabel.Illegal), (text, label) => _classifier.Explain(text, Enum.Parse<TextLabel>(label, ignoreCase: true)));
        var allowed = _options.AllowPath is { } allow ? AllowList.Load(allow, _policy) : AllowList.Empty;
        _pictures = pictures;
        _readings = pictures is null ? null : new PictureReadings(pictures);
        _judge = new SnippetJudge(new TextScorer(_classifier), [.. onContent, .. rules ?? []], DefaultRules.OnSpread(), allowed, _time);
    }

    /// <summary>What this scanner stands on; the browser's version is known once it has started.</summary>
    public RunEnvironment Environment => new()
    {
        Browser = _pool is { Version.Length: > 0 } pool ? $"Chromium {pool.Version}" : "not started",
        Model = _classifier.Version,
        Pictures = _pictures?.Version,
        Policy = _policy.Version,
        Categories = _policy.Categories.Select(category => new CategoryLabel(category.Id, category.Name.Zh, category.Name.En)).ToList(),
        System = $"{RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}",
        Exits = _exits.Checks,
        Warnings = RunWarnings.Of(_options, _exits.Checks, _pool is not { DrawsOnDemand: false }, _visits?.Checks ?? []).ToList(),
    };

    /// <summary>How many impressions each snippet takes, the control included.</summary>
    /// <remarks>Second looks are apart: whether one is needed is not known before.</remarks>
    public int ImpressionsPerSnippet => PlannedVisit.Plan(_options.Viewers, _options.Repeats).Sum(visit => visit.Repeats.Count);

    /// <summary>Creates a scanner and starts its browser.</summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    /// <exception cref="BrowserMissingException">No browser could be had; the message names the command to run.</exception>
    public static async Task<AdScanner> StartAsync(AdScannerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var scanner = new AdScanner(options);
        try
        {
            await scanner.StartedAsync(cancellationToken);
            return scanner;
        }
        catch
        {
            await scanner.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks at one snippet and judges it.</summary>
    /// <exception cref="ArgumentException">The snippet is over <see cref="AdScannerOptions.MaxSnippetBytes"/>.</exception>
    /// <exception cref="BrowserMissingException">No browser could be had; the message names the command to run.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<ScanReport> ScanAsync(AdSnippet snippet, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        if (WhyTooLarge(snippet) is { } tooLarge) throw new ArgumentException(tooLarge, nameof(snippet));
        return await ScanAsync(snippet, null, cancellationToken);
    }

    /// <summary>Looks at many snippets and yields each report as soon as it is judged, in no fixed order.</summary>
    /// <inheritdoc cref="ScanAllAsync(IEnumerable{AdSnippet}, IProgress{Impression}, CancellationToken)"/>
    public IAsyncEnumerable<ScanReport> ScanAllAsync(IEnumerable<AdSnippet> snippets, CancellationToken cancellationToken = default) =>
        ScanAllAsync(snippets, null, cancellationToken);

    /// <summary>Looks at many snippets and yields each report as soon as it is judged, in no fixed order.</summary>
    /// <param name="snippets">The snippets; read no faster than they are scanned. One that cannot be read or is too large yields an <see cref="Verdict.Inconclusive"/> report.</param>
    /// <param name="progress">Told of every planned impression made, not of second looks; may be null.</param>
    /// <param name="cancellationToken">Cancels what is in flight and ends the stream.</param>
    /// <exception cref="BrowserMissingException">No browser could be had; the message names the command to run.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async IAsyncEnumerable<ScanReport> ScanAllAsync(
        IEnumerable<AdSnippet> snippets, IProgress<Impression>? progress, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snippets);
        await StartedAsync(cancellationToken);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reports = Channel.CreateBounded<ScanReport>(_options.MaxConcurrentImpressions);

        // Few snippets at a time, so that each is finished soon; enough that the browsers are never idle at a snippet's end.
        var together = (_options.MaxConcurrentImpressions / ImpressionsPerSnippet) + 2;
        var scanning = Parallel.ForEachAsync(snippets, new ParallelOptions { MaxDegreeOfParallelism = together, CancellationToken = stopping.Token }, async (snippet, token) =>
            await reports.Writer.WriteAsync(await ScanAsync(snippet, progress, token), token));
        _ = scanning.ContinueWith(done => reports.Writer.TryComplete(done.Exception?.GetBaseException()), TaskScheduler.Default);
        try
        {
            while (await reports.Reader.WaitToReadAsync(cancellationToken))
            {
                while (reports.Reader.TryRead(out var report)) yield return report;
            }

            await scanning;
        }
        finally
        {
            await stopping.CancelAsync();
            await scanning.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Looks at a viewer as an ad would, and compares what can be observed with the viewer's profile.</summary>
    /// <param name="viewer">The viewer.</param>
    /// <param name="echo">An address that answers with the headers of the request as a JSON object; null to leave headers unchecked.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    /// <exception cref="BrowserMissingException">No browser could be had; the message names the command to run.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<ViewerCheck> CheckViewerAsync(Viewer viewer, Uri? echo = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return await (await StartedAsync(cancellationToken)).CheckAsync(viewer, echo, cancellationToken);
    }

    /// <summary>Judges saved impressions again, without a browser.</summary>
    /// <param name="snippet">The snippet that the impressions were made of.</param>
    /// <param name="impressions">The impressions; their number, without second looks, counts as planned.</param>
    public ScanReport Judge(AdSnippet snippet, IReadOnlyList<Impression> impressions)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        ArgumentNullException.ThrowIfNull(impressions);
        return _judge.Judge(snippet, impressions, impressions.Count(impression => !impression.IsSecondLook));
    }

    /// <summary>The files that this scanner looks and judges with (library, model, policy, registers, browser), by their hashes, as a manifest names them.</summary>
    public IReadOnlyList<RunComponent> Components() => ScanComponents.Of(_options, Environment).ToList();

    /// <summary>Closes the browsers. Scans in flight end as failed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_visits is not null) await _visits.StopAsync();
        if (_pool is not null) await _pool.DisposeAsync();
        _visits?.Dispose();
        _readings?.Dispose();
        _starting.Dispose();
    }

    private async Task<ViewerVisits> StartedAsync(CancellationToken cancellationToken)
    {
        if (_visits is not null) return _visits;
        await _starting.WaitAsync(cancellationToken);
        try
        {
            if (_visits is not null) return _visits;
            var executable = _options.BrowserPath ?? await BrowserInstaller.EnsureAsync(_options.AllowInstall, null, cancellationToken);
            _pool ??= new BrowserPool(executable, _options);
            await _pool.StartAsync(cancellationToken);
            await _exits.CheckAsync(_options.Viewers.Select(v => v.Region).Distinct(), cancellationToken);
            return _visits = new ViewerVisits(new ImpressionRenderer(_options, _pool, _guard, _time), _exits, _options, _time);
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<ScanReport> ScanAsync(AdSnippet snippet, IProgress<Impression>? progress, CancellationToken cancellationToken)
    {
        if ((snippet.Defect ?? WhyTooLarge(snippet)) is { } unseen) return SnippetJudge.Unseen(snippet, unseen, ImpressionsPerSnippet);
        await StartedAsync(cancellationToken);
        var payloads = _options.Archives == ArchiveForms.None ? null : new PayloadStore(_options.MaxArchiveBytes);
        var report = await VisitAndJudgeAsync(snippet, [], PlannedVisit.Plan(_options.Viewers, _options.Repeats), payloads, progress, cancellationToken);
        var again = SecondLook.Of(report, _options.Confirmations, _options.Repeats).ToList();
        if (again.Count > 0) report = Joined(report, await VisitAndJudgeAsync(snippet, report.Facts, again, payloads, null, cancellationToken));
        return report with { Archives = _options.Archives };
    }

    /// <summary>What was judged once stands, should judging it together with a second look fail.</summary>
    private static ScanReport Joined(ScanReport first, ScanReport second) => second.Variants.Count > 0 ? second : first with
    {
        Facts = second.Facts,
        Coverage = first.Coverage with { NotChecked = [.. first.Coverage.NotChecked, .. new[] { second.Reason }.OfType<string>()] },
    };

    /// <summary>Makes visits, and judges what they saw together with what was seen before.</summary>
    private async Task<ScanReport> VisitAndJudgeAsync(
        AdSnippet snippet, IReadOnlyList<Impression> before, IEnumerable<PlannedVisit> visits, PayloadStore? payloads, IProgress<Impression>? progress, CancellationToken cancellationToken)
    {
        var made = await Task.WhenAll(visits.Select(visit => _visits!.MakeAsync(snippet, visit, payloads, progress, cancellationToken)));
        return await JudgeOrSayWhyNotAsync(snippet, before, made.SelectMany(i => i).ToList(), payloads, cancellationToken);
    }

    /// <summary>A rule or a reader of pictures, ours or a user's, that fails on one ad must not end the scan of all others, and must not let that ad pass.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Rules and readers are open to users: what they throw is not known. It is told in the report.")]
    private async Task<ScanReport> JudgeOrSayWhyNotAsync(AdSnippet snippet, IReadOnlyList<Impression> read, IReadOnlyList<Impression> made, PayloadStore? payloads, CancellationToken cancellationToken)
    {
        try
        {
            if (_readings is not null) made = await ReadAsync(_readings, made, payloads, cancellationToken);
            return _judge.Judge(snippet, [.. read, .. made], ImpressionsPerSnippet);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return SnippetJudge.Unseen(snippet, $"已看完展示，但判定出错。What was seen could not be judged: {e.GetType().Name}: {e.Message}", ImpressionsPerSnippet) with { Facts = [.. read, .. made] };
        }
    }

    private async Task<IReadOnlyList<Impression>> ReadAsync(PictureReadings readings, IReadOnlyList<Impression> impressions, PayloadStore? payloads, CancellationToken cancellationToken)
    {
        var read = (await readings.AddToAsync(impressions, cancellationToken)).ToList();
        foreach (var (i, code) in _options.Click == ClickMode.Follow ? ScannedCodes.In(read).ToList() : [])
        {
            var followed = await _visits!.LookOnceAsync(ScannedCodes.LinkTo(code), read[i].Viewer, read[i].Repeat, payloads, cancellationToken);
            followed = (await readings.AddToAsync([followed], cancellationToken))[0];

            // The link to the code is of our making: its page belongs in nobody's archive.
            followed = followed with { Captures = followed.Captures.Where(capture => !capture.Url.StartsWith(_options.FeedOrigin + "/", StringComparison.Ordinal)).ToList() };
            read[i] = ScannedCodes.Join(read[i], code, followed);
        }

        return read;
    }

    private string? WhyTooLarge(AdSnippet snippet)
    {
        var bytes = Encoding.UTF8.GetByteCount(snippet.Content);
        return bytes > _options.MaxSnippetBytes ? AdSnippet.TooLarge(bytes, _options.MaxSnippetBytes) : null;
    }

    private ScoreThresholds ThresholdsOf(TextLabel label)
    {
        var thresholds = _classifier.ThresholdsOf(label);
        return new ScoreThresholds(thresholds.Review, thresholds.Block);
    }
}
