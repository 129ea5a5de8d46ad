using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Viewers;
using Newtonsoft.Json.Linq;

namespace AdScan.Tests.Reporting;

/// <summary>A run whose ad says the same thing wherever an ad can say anything: in its id, its text, its addresses, its dialogs.</summary>
internal static class HostileReport
{
    private static readonly Viewer Viewer = new(Region.Shanghai, DeviceProfile.IPhone15);

    public static RunReport Saying(string text)
    {
        var report = ReportSaying(text);
        return new RunReport
        {
            Tool = text,
            Environment = new RunEnvironment { Browser = text, Model = text, System = text, Categories = [new CategoryLabel(text, text, text)], Warnings = [text] },
            Options = new JObject { ["inputs"] = new JArray(text) },
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch,
            Summary = RunSummary.Of([report]),
            Viewers = [ViewerLabel.Of(Viewer)],
            Snippets = [report],
        };
    }

    /// <summary>The same with a second snippet, that could not be judged.</summary>
    public static RunReport SayingTwice(string text)
    {
        var run = Saying(text);
        var unjudged = run.Snippets[0] with { Id = text + "2", Verdict = Verdict.Inconclusive, Findings = [] };
        return run with { Snippets = [run.Snippets[0], unjudged] };
    }

    private static ScanReport ReportSaying(string text) => new()
    {
        Id = text,
        Place = text,
        Advertiser = text,
        Verdict = Verdict.Block,
        Reason = text,
        Findings = [new Finding { Rule = "r", Category = text, Severity = Severity.Block, Variant = "v1", Box = new Box(10, 10, 100, 20), Message = text, Quote = text, Source = TextSource.Dom, Viewers = [Viewer.Key], Evidence = [text, "evidence/a.jpeg"], LegalBasis = [new LegalBasis(text, text, text)] }],
        Variants = [new Variant { Id = "v1", Text = text, Viewers = [Viewer.Key], Screenshot = "evidence/a.jpeg", ScreenshotFrame = new ScreenshotFrame(300, 200, new Box(0, 0, 300, 100)), PictureFingerprints = [default] }, new Variant { Id = "v2", Text = text + "\n别的", Viewers = [Viewer.Key] }],
        Landings = [new Variant { Id = "l1", Text = text, Viewers = [Viewer.Key], Screenshot = text }],
        LandingDifferences = [new LandingDifference("price", text, text, [Viewer.Key])],
        Coverage = new Coverage { Planned = 1, Made = 1, Failed = 0, DistinctVariants = 1, Statement = text, NotChecked = [text] },
        Impressions =
        [
            new ImpressionRecord
            {
                Viewer = ViewerName.Of(Viewer),
                Status = ImpressionStatus.Rendered,
                Variants = ["v1", "v2"],
                Looks = [new LookRecord(600, "v1"), new LookRecord(5000, "v2"), new LookRecord(9000)],
                LifeMs = 60_000,
                Behaviours = [new Behaviour { Kind = "dialog", Detail = text }],
                Failures = [new ImpressionFailure("egress", text)],
                Click = new ClickRecord { Targets = [new ClickTarget(text, new Box(0, 0, 1, 1), text)], Hops = [new ClickHop { Url = text, How = "link", Kind = "page" }] },
            },
        ],
    };
}
