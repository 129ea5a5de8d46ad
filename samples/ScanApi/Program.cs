using AdScan;
using AdScan.Reporting;
using AdScan.Snippets;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAdScan(options =>
{
    options.Timeout = TimeSpan.FromSeconds(20);
    options.AllowInstall = true;
});
var app = builder.Build();

app.MapPost("/scan", async (HttpRequest request, AdScanner scanner, IOptions<AdScannerOptions> limits, CancellationToken cancellationToken) =>
{
    if (request.ContentLength is not { } bytes) return Results.Problem("Send the ad code with its length.", statusCode: StatusCodes.Status411LengthRequired);
    if (bytes > limits.Value.MaxSnippetBytes) return Results.Problem($"An ad may have {limits.Value.MaxSnippetBytes} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);
    using var reader = new StreamReader(request.Body);
    var ad = new AdSnippet(await reader.ReadToEndAsync(cancellationToken));
    var report = await scanner.ScanAsync(ad, cancellationToken);
    return Results.Content(ReportJson.Write(report), "application/json");
});

app.Run();
