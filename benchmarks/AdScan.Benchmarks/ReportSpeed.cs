using System.Diagnostics;
using System.Globalization;
using AdScan.Impressions;
using AdScan.Rendering;
using AdScan.Reporting;
using AdScan.Snippets;
using AdScan.Viewers;
using Microsoft.Playwright;
using Newtonsoft.Json.Linq;

namespace AdScan.Benchmarks;

/// <summary>How large <c>report.html</c> becomes, and how soon a browser shows it: runs of many snippets, opened from disk.</summary>
internal static class ReportSpeed
{
    private const int Opens = 5, LooksEach = 3, Pictures = 40;

    private static readonly string[] Innocent = ["新茶上市\n产地直采，七天内可退换，全国包邮", "社区图书角\n周末开放，欢迎带孩子来看书", "楼下的面馆\n牛肉面一碗十八元，学生九折", "City Books\nNew arrivals every Friday, free returns within 30 days"];

    private static readonly string[] Guilty = ["稳赚不赔\n保本保息，年化收益18%，先到先得", "康元堂\n祖传秘方，根治糖尿病，三天见效永不复发", "大富豪棋牌\n注册就送88元，真人荷官，随时随地开赌", "内部渠道\n包过驾照，不用考试，三天拿证"];

    public static async Task RunAsync()
    {
        Console.WriteLine("| snippets | report.html MiB | written in s | first paint s | list usable s | loaded s | of it, work of the page's thread s | search s | open one s | browser heap MiB |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var count in new[] { 1_000, 10_000 })
        {
            var folder = Directory.CreateTempSubdirectory("adscan-report-").FullName;
            try
            {
                await MeasureAsync(folder, count);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(string folder, int count)
    {
        using var playwright = await Playwright.CreateAsync();
        var options = new BrowserTypeLaunchOptions { ExecutablePath = await BrowserInstaller.EnsureAsync(allowInstall: true), Args = ["--no-sandbox"] };
        var run = await MakeAsync(playwright, options, folder, count);
        var began = Stopwatch.GetTimestamp();
        using (var writing = RunFolder.Open(folder, new JObject(), resume: true, DateTimeOffset.UnixEpoch)) writing.Finish(run);
        var written = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var file = Path.Combine(folder, "report.html");
        var opens = new List<JObject>();
        for (var i = 0; i < Opens; i++) opens.Add(await OpenAsync(playwright, options, new Uri(file).AbsoluteUri, count));
        double Median(string what) => opens.Select(o => o.Value<double>(what)).Order().ElementAt(Opens / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {count:N0} | {new FileInfo(file).Length / 1048576.0:0.0} | {written:0.0} | {Median("paint"):0.00} | {Median("usable"):0.00} | {Median("loaded"):0.00} | {Median("work"):0.00} | {Median("search"):0.00} | {Median("open"):0.00} | {Median("heap"):0} |"));
    }

    /// <summary>A browser of its own each time, so that nothing is warm but the file in the system's cache.</summary>
    private static async Task<JObject> OpenAsync(IPlaywright playwright, BrowserTypeLaunchOptions options, string address, int count)
    {
        await using var browser = await playwright.Chromium.LaunchAsync(options);
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { Locale = "zh-CN" });
        page.SetDefaultTimeout(120_000);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        await page.GotoAsync(address, new PageGotoOptions { Timeout = 120_000 });
        var work = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray().First(m => m.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
        var times = JObject.Parse(await page.EvaluateAsync<string>("""
            async last => {
              const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
              await frame();
              const [navigation] = performance.getEntriesByType('navigation');
              const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;
              const took = async act => { const began = performance.now(); await act(); await frame(); return (performance.now() - began) / 1000; };
              const words = document.querySelector('[name=words]');
              const shown = document.getElementById('shown');
              const search = await took(async () => {
                words.value = '祖传秘方';
                words.dispatchEvent(new Event('input', { bubbles: true }));
                const before = shown.textContent;
                while (shown.textContent === before) await frame();
              });
              document.getElementById('filter').reset();
              await frame();
              const open = await took(async () => { location.hash = '#s' + last; while (!document.querySelector('#s' + last + ' .variants')) await frame(); });
              return JSON.stringify({ paint: paint / 1000, usable: navigation.domContentLoadedEventEnd / 1000, loaded: navigation.loadEventEnd / 1000, search, open, heap: performance.memory.usedJSHeapSize / 1048576 });
            }
            """, count));
        times["work"] = work;
        return times;
    }

    /// <summary>A run as scans make them: a third of the snippets show some viewers something else; each looks a little different from the next.</summary>
    private static async Task<RunReport> MakeAsync(IPlaywright playwright, BrowserTypeLaunchOptions options, string folder, int count)
    {
        var viewers = ViewerMatrix.Of([Region.Beijing, Region.Shanghai, Region.Guangdong, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.HuaweiMate60, DeviceProfile.DesktopWindows]);
        Directory.CreateDirectory(Path.Combine(folder, "evidence"));
        var pictures = await PicturesAsync(playwright, options, folder);
        await using var scanner = new AdScanner();
        var patterns = Innocent.SelectMany(innocent => Guilty.Select(guilty => scanner.Judge(new AdSnippet("x") { Id = "x", Advertiser = innocent.Split('\n')[0] }, Look(viewers, innocent, guilty))))
            .Concat(Enumerable.Repeat(Innocent, 8).SelectMany(texts => texts.Select(innocent => scanner.Judge(new AdSnippet("x") { Id = "x", Advertiser = innocent.Split('\n')[0] }, Look(viewers, innocent, innocent)))))
            .ToList();
        var reports = Enumerable.Range(0, count).Select(i => Vary(patterns[i % patterns.Count], i, pictures)).ToList();
        return new RunReport
        {
            Tool = "adscan",
            Environment = scanner.Environment,
            Options = new JObject(),
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch,
            Summary = RunSummary.Of(reports),
            Viewers = viewers.Select(ViewerLabel.Of).ToList(),
            Snippets = reports,
        };
    }

    private static List<Impression> Look(IReadOnlyList<Viewer> viewers, string innocent, string guilty) => viewers.Select((viewer, i) => new Impression
    {
        Viewer = viewer,
        Status = ImpressionStatus.Rendered,
        LifeMs = 60_000,
        Looks = Enumerable.Range(0, LooksEach).Select(n => new Look
        {
            AtMs = 600 + (n * 20_000),
            HasContent = true,
            Pieces = (n > 0 && i % 3 == 0 ? guilty : innocent).Split('\n').Select((line, y) => new TextPiece { Text = line, Box = new Box(16, 16 + (40 * y), 300, 28) }).ToList(),
        }).ToList(),
    }).ToList();

    private static ScanReport Vary(ScanReport report, int number, IReadOnlyList<string> pictures) => report with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"cr-{number:00000}"),
        Variants = report.Variants.Select((v, i) => v with { Text = $"{v.Text}\n第 {number} 期", Screenshot = pictures[(number + i) % pictures.Count], ScreenshotFrame = new ScreenshotFrame(390, 300, new Box(0, 0, 390, 300)), Pieces = [] }).ToList(),
        Facts = [],
    };

    private static async Task<IReadOnlyList<string>> PicturesAsync(IPlaywright playwright, BrowserTypeLaunchOptions options, string folder)
    {
        await using var browser = await playwright.Chromium.LaunchAsync(options);
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 390, Height = 300 } });
        var paths = new List<string>();
        for (var i = 0; i < Pictures; i++)
        {
            await page.SetContentAsync($"<body style='margin:0;background:linear-gradient({i * 9}deg,#f7c7bd,#bcd9f7)'><h2>{(Innocent[i % Innocent.Length] + Guilty[i % Guilty.Length]).Replace("\n", "<p>", StringComparison.Ordinal)}</h2>{i}");
            var picture = Picture.Of(await page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Jpeg, Quality = 70 }), "image/jpeg", 390, 300, new Box(0, 0, 390, 300));
            await File.WriteAllBytesAsync(Path.Combine(folder, picture.FilePath), picture.Content.ToArray());
            paths.Add(picture.FilePath);
        }

        return paths;
    }
}
