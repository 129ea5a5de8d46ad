using AdScan.Impressions;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>Where does a QR code in the ad lead?</summary>
internal sealed class QrRule(Policy policy) : IRule
{
    private readonly Charges _diversion = new("qr-code", "sec-fraud-diversion", policy);
    private readonly Charges _gambling = new("qr-code", "illegal-gambling", policy);
    private readonly Charges _download = new("qr-code", "sec-malicious-download", policy);

    public string Id => "qr-code";

    public IEnumerable<Finding> Judge(ScanFacts facts) => SameFinding.MergeByMessage(
        from variant in facts.Variants
        from code in variant.Pieces.Where(p => p is { Source: TextSource.Qr, IsVisible: true })
        where ContactLink.Of(code.Text) is not null
        let link = ContactLink.Of(code.Text)!.Value
        from finding in ChargesFor(link.Kind).Against(facts, variant, new Charge($"二维码内容为{link.Zh}：{ShortAddress.Of(code.Text)}。", $"The QR code holds {link.En}: {ShortAddress.Of(code.Text)}.") { Quote = code.Text, Box = code.Box, Source = TextSource.Qr })
        select finding);

    private Charges ChargesFor(string kind) => kind switch
    {
        "gambling" => _gambling,
        "package" => _download,
        _ => _diversion,
    };
}
