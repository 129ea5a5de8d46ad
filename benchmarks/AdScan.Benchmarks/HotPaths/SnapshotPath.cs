using System.Text.Json;
using AdScan.Rendering;
using AdScan.Snippets;
using BenchmarkDotNet.Attributes;
using Microsoft.Playwright;

namespace AdScan.Benchmarks.HotPaths;

/// <summary>The path of a DOM snapshot: from the browser's answer to pieces of text with their places.</summary>
public class SnapshotPath
{
    private JsonElement _answer;

    [Params(1, 100)]
    public int Cards { get; set; }

    /// <summary>Takes a snapshot of a real page.</summary>
    [GlobalSetup]
    public async Task PrepareAsync()
    {
        var executable = await BrowserInstaller.EnsureAsync(allowInstall: true);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync();
        var card = string.Concat(Texts.Creative.Split('\n').Select(line => $"<p style='color:#333'>{line}</p>"));
        await page.SetContentAsync(FeedPage.Around(new AdSnippet(string.Concat(Enumerable.Repeat($"<div>{card}<a href='https://x.example'>领取</a></div>", Cards)))).Html);
        var session = await page.Context.NewCDPSessionAsync(page);
        _answer = (await session.SendAsync("DOMSnapshot.captureSnapshot", PageSnapshot.Request))!.Value.Clone();
    }

    [Benchmark]
    public int Read() => PageSnapshot.Read(_answer, FeedPage.SlotId, FeedPage.OwnTexts, new PageAccount([], new HashSet<string>()), maxText: 100_000, scale: 1).Pieces.Count;
}
