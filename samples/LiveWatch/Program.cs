using AdScan;
using AdScan.Viewers;
using LiveWatch;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddOptions<WatchOptions>().BindConfiguration("Watch").ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddAdScan(options =>
{
    // Another exit, hour and device than at review: an ad that knows its reviewers must not know this one.
    options.Use = ScanUse.InFlight;
    options.Viewers = ViewerMatrix.Of([Region.Guangdong, Region.Sichuan], [DeviceProfile.HuaweiMate60], ["browser", "wechat"], ["now"]);
    options.AllowInstall = true;
});
builder.Services.AddHostedService<Watch>();
await builder.Build().RunAsync();
