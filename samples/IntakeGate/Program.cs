using AdScan;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;
using IntakeGate;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

if (args is not [var feed, var run])
{
    await Console.Error.WriteLineAsync("usage: IntakeGate FEED RUN-FOLDER");
    return 2;
}

var options = new AdScannerOptions
{
    Viewers = ViewerMatrix.Of([Region.Beijing, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60]),
    Click = ClickMode.Block,
    AllowInstall = true,
};
var creatives = await FeedReader.ReadAsync(feed, options.MaxSnippetBytes);
await using var scanner = await AdScanner.StartAsync(options);
using var folder = RunFolder.Open(run, new JObject { ["feed"] = feed }, resume: false, DateTimeOffset.UtcNow);
await foreach (var report in scanner.ScanAllAsync(creatives))
{
    // The evidence is on disk before anyone acts on the decision.
    folder.Write(report);
    Console.WriteLine(JsonConvert.SerializeObject(Decision.Of(report)));
}

return 0;
