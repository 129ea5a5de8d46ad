using AdScan.Impressions;
using AdScan.Rendering;
using AdScan.Reporting;
using AdScan.Snippets;

namespace AdScan.BrowserTests;

/// <summary>What a viewer can read, from whatever carries it, and when.</summary>
[Collection("browser")]
public sealed class SeeingTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("element", "<p>今天<b>也要</b>好好吃饭</p>", "今天也要好好吃饭")]
    [InlineData("document.write", "<script>document.write('<p>写出来的字</p>')</script>", "写出来的字")]
    [InlineData("open shadow root", "<div id=a></div><script>document.getElementById('a').attachShadow({mode:'open'}).innerHTML='<p>影子里的字</p>'</script>", "影子里的字")]
    [InlineData("closed shadow root", "<div id=a></div><script>document.getElementById('a').attachShadow({mode:'closed'}).innerHTML='<p>影子里的字</p>'</script>", "影子里的字")]
    [InlineData("generated content", "<style>.a::before{content:'生成的字'}</style><p class=a></p>", "生成的字")]
    [InlineData("frame", "<iframe srcdoc='<p>框架里的字</p>' width=300 height=100></iframe>", "框架里的字")]
    [InlineData("frame in a frame", "<iframe srcdoc=\"<iframe srcdoc='<p>深处的字</p>' width=200 height=80></iframe>\" width=300 height=100></iframe>", "深处的字")]
    [InlineData("alternative text", "<img alt='图片说明' src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' width=80 height=40>", "图片说明")]
    [InlineData("placeholder", "<input placeholder='请输入手机号'>", "请输入手机号")]
    [InlineData("list marker", "<ol style='list-style-type:cjk-ideographic'><li>条目</li></ol>", "一、")]
    [InlineData("field", "<input value='旧值' id=a><script>document.getElementById('a').value='填好的字'</script>", "填好的字")]
    [InlineData("text area", "<textarea>区域里的字</textarea>", "区域里的字")]
    [InlineData("chosen option", "<select><option>第一项<option selected>选中的字</select>", "选中的字")]
    [InlineData("vector graphics", "<svg width=200 height=40><text y=30>矢量的字</text></svg>", "矢量的字")]
    [InlineData("title", "<p>正文</p><script>document.title='标题里的字'</script>", "标题里的字")]
    [InlineData("canvas", "<canvas id=a width=300 height=60></canvas><script>document.getElementById('a').getContext('2d').fillText('画布上的字', 10, 30)</script>", "画布上的字")]
    [InlineData("canvas in a frame", "<iframe srcdoc=\"<canvas id=a width=300 height=60></canvas><script>document.getElementById('a').getContext('2d').strokeText('画布上的字', 10, 30)</script>\" width=320 height=100></iframe>", "画布上的字")]
    [InlineData("canvas of a blank frame's context", "<iframe id=f width=320 height=100></iframe><script>const d = f.contentDocument, c = d.createElement('canvas'); d.body.append(c); c.getContext('2d').fillText('画布上的字', 10, 30)</script>", "画布上的字")]
    [InlineData("canvas painted onto another", "<canvas id=a width=300 height=60></canvas><script>const b = document.createElement('canvas'); b.width = 90; b.getContext('2d').fillText('画布上的字', 5, 20); a.getContext('2d').drawImage(b, 0, 0)</script>", "画布上的字")]
    [InlineData("canvas of a worker", "<canvas id=a width=300 height=60></canvas><script>const o = a.transferControlToOffscreen(), w = new Worker(URL.createObjectURL(new Blob(['onmessage = e => { e.data.getContext(\"2d\").fillText(\"画布上的字\", 10, 30) }']))); w.postMessage(o, [o])</script>", "画布上的字")]
    [InlineData("dialog", "<p>正文</p><script>alert('对话框里的字')</script>", "对话框里的字")]
    [InlineData("confirmation", "<p>正文</p><script>setTimeout(() => confirm('对话框里的字'), 4000)</script>", "对话框里的字")]
    [InlineData("notification", "<p>正文</p><script>new Notification('通知里的字')</script>", "通知里的字")]
    [InlineData("outside the slot", "<script>document.body.insertAdjacentHTML('beforeend','<div style=\"position:fixed;bottom:0\">悬浮的字</div>')</script>", "悬浮的字")]
    public async Task Reads_text_in(string carrier, string markup, string text)
    {
        var report = await browser.ScanAsync(markup);
        Assert.True(report.Variants.Any(v => v.Text.Contains(text, StringComparison.Ordinal)), $"{carrier}: {string.Join(" | ", report.Variants.Select(v => v.Text))}");
        Assert.All(report.Variants, v => Assert.NotNull(v.Screenshot));
    }

    [Theory]
    [InlineData("transparent", "<p style='opacity:0'>藏起来</p>")]
    [InlineData("transparent", "<p style='color:transparent'>藏起来</p>")]
    [InlineData("invisible", "<p style='visibility:hidden'>藏起来</p>")]
    [InlineData("off-screen", "<p style='position:absolute;left:-9999px'>藏起来</p>")]
    [InlineData("clipped", "<div style='height:0;overflow:hidden'><p>藏起来</p></div>")]
    [InlineData("zero-size", "<p style='font-size:0'>藏起来</p>")]
    [InlineData("same-colour", "<p style='color:#fff;background:#fff'>藏起来</p>")]
    public async Task Keeps_apart_text_that_nobody_can_see(string why, string markup)
    {
        var report = await browser.ScanAsync("<p>看得见</p>" + markup);
        var variant = Assert.Single(report.Variants);
        Assert.Equal("看得见", variant.Text);
        Assert.Equal(why, Assert.Single(variant.Pieces, p => p.Text == "藏起来").Hidden);
    }

    [Fact]
    public async Task Sees_a_swap_after_25_seconds_without_waiting_for_it()
    {
        var report = await browser.ScanAsync("<p id=a>之前</p><script>setTimeout(() => document.getElementById('a').textContent = '之后', 25000)</script>");
        Assert.Equal(["之前", "之后"], report.Variants.OrderBy(v => v.FirstSeenAtMs).Select(v => v.Text));
        Assert.InRange(report.Variants.Max(v => v.FirstSeenAtMs), 25_000, 30_000);
        Assert.Equal(60_000, report.Facts[0].LifeMs);
    }

    [Fact]
    public async Task Sees_what_stands_for_a_moment_only_because_it_knows_what_the_ad_has_planned()
    {
        var report = await browser.ScanAsync("<p id=a>平常</p><script>setTimeout(() => { a.textContent = '一闪'; setTimeout(() => a.textContent = '平常', 900) }, 32700)</script>");
        Assert.Equal(["平常", "一闪"], report.Variants.OrderBy(v => v.FirstSeenAtMs).Select(v => v.Text));
    }

    [Theory]
    [InlineData("clock", "'第 ' + ++n + ' 秒'")]
    [InlineData("row of slogans", "String.fromCharCode(0x4e00 + n * 37 % 997, 0x4e00 + ++n * 91 % 997)")]
    public async Task Sees_what_comes_last_behind_a(string change, string text)
    {
        var report = await browser.ScanAsync($"<p id=a>开始</p><p id=b>之前</p><script>let n = 0; setInterval(() => a.textContent = {text}, 1000); setTimeout(() => b.textContent = '之后', 52000)</script>");
        Assert.True(report.Variants.Any(v => v.Text.Contains("之后", StringComparison.Ordinal)), $"{change}: {string.Join(" | ", report.Variants.Select(v => v.Text))}");
        Assert.Equal(60_000, report.Facts[0].LifeMs);
        Assert.InRange(report.Facts[0].Looks.Count, 10, 24);
    }

    [Theory]
    [InlineData("the last number of its life", "let n = 0; setInterval(() => a.textContent = '已看 ' + ++n + ' 秒', 1000); setTimeout(() => b.textContent = '年化 300%', 58500)", "年化 300%")]
    [InlineData("an account beside a clock", "let n = 0; setInterval(() => a.textContent = '已看 ' + ++n + ' 秒', 1000); setTimeout(() => { b.textContent = '客服 400-123-4567'; setTimeout(() => b.textContent = '客服 400-765-4321', 1100) }, 20100)", "400-123-4567")]
    [InlineData("what a dialog says", "let n = 0; setInterval(() => { n++; if (n < 9) alert('加好友 ' + n) }, 1000)", "加好友 8")]
    public async Task Leaves_no_number_out_that_matters(string what, string script, string text)
    {
        var report = await browser.ScanAsync($"<p id=a>开始</p><p id=b>年化 3%</p><script>{script}</script>");
        Assert.True(report.Facts[0].Looks.Any(look => look.Pieces.Any(piece => piece.Text.Contains(text, StringComparison.Ordinal))), $"{what}: {string.Join(", ", report.Facts[0].Looks.Select(look => look.AtMs))}");
    }

    [Fact]
    public async Task Looks_at_every_picture_also_where_they_are_named_by_numbers()
    {
        var report = await browser.ScanAsync("<p>同一句话</p><img id=a width=80 height=40><script>let n = 0; const next = () => a.src = 'data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><rect width=\"' + ++n * 9 + '\" height=\"40\"/></svg>'; next(); setInterval(next, 4000)</script>");
        Assert.True(report.Facts[0].Looks.Count(look => look.AtMs < 34_000) >= 8, string.Join(", ", report.Facts[0].Looks.Select(look => look.AtMs)));
    }

    [Fact]
    public async Task Says_so_where_text_is_set_in_a_font_that_the_ad_brought()
    {
        var report = await browser.ScanAsync("<style>@font-face { font-family: own; src: local('Noto Sans CJK SC'), local('Noto Sans CJK JP') } p { font-family: own }</style><p>特别的字</p><div>平常的字</div><div>先平常<span style='font-family:OWN'>后特别</span></div>");
        Assert.Contains(report.Facts[0].Looks.SelectMany(l => l.Pieces), p => p is { Text: "先平常后特别", WebFont: not null });
        Assert.Contains(report.Facts[0].Looks.SelectMany(l => l.Pieces), p => p is { Text: "特别的字", WebFont: "own" });
        Assert.All(report.Facts[0].Looks.SelectMany(l => l.Pieces).Where(p => p.Text == "平常的字"), p => Assert.Null(p.WebFont));
        Assert.Contains(report.Coverage.NotChecked, said => said.Contains("font of the ad's own", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("animated picture", "<img width=200 height=100 src=data:image/gif;base64,R0lGODlhBAAEAJEAAP8AAACAAAAA/wAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQELAEAACwAAAAABAAEAAACCgQIECBAgAABAgUAIfkEBCwBAAAsAAAAAAQABAAAAgpMmDBhwoQJEyYFACH5BAQsAQAALAAAAAAEAAQAAAIKlChRokSJEiVKBQA7>")]
    [InlineData("drawing", "<canvas id=a width=200 height=100></canvas><script>let i = 0; setInterval(() => { const c = a.getContext('2d'); c.fillStyle = ['red', 'green', 'blue'][i++ % 3]; c.fillRect(0, 0, 200, 100) }, 3000)</script>")]
    public async Task Looks_at_each_distinct_picture_of_an(string carrier, string markup)
    {
        var report = await browser.ScanAsync(markup);
        var pictures = report.Facts[0].Looks.Select(l => l.Picture?.Sha256).Distinct().Count();
        Assert.True(pictures is 3 or 4, $"{carrier}: {pictures} pictures");
    }

    [Fact]
    public async Task Sees_every_slide_of_a_carousel_that_only_style_sheets_move()
    {
        var report = await browser.ScanAsync("""
            <style>
            @keyframes slide { 0%, 30% { transform: translateX(0) } 33%, 63% { transform: translateX(-300px) } 66%, 100% { transform: translateX(-600px) } }
            #band { width: 900px; display: flex; animation: slide 12s infinite } #band p { width: 300px; margin: 0 }
            </style><div style="width:300px;overflow:hidden"><div id=band><p>第一张</p><p>第二张</p><p>第三张</p></div></div>
            """);
        Assert.Superset(new HashSet<string> { "第一张", "第二张", "第三张" }, report.Variants.Select(v => v.Text).ToHashSet());
    }

    [Fact]
    public async Task Keeps_frames_animations_and_clocks_in_step()
    {
        var report = await browser.ScanAsync("""
            <style>@keyframes move { from { left: 0 } to { left: 1000px } } #a { position: absolute; animation: move 100s linear }</style><p id=a></p><p id=b></p><script>
            let frames = 0, apart = 0;
            requestAnimationFrame(function next(at) { frames++; apart = Math.max(apart, Math.abs(at - performance.now()), Math.abs(document.timeline.currentTime - performance.now())); requestAnimationFrame(next) });
            setTimeout(() => { const moved = parseFloat(getComputedStyle(a).left); b.textContent = [frames > 50 && frames < 70, apart < 20, Math.abs(moved - 10 * performance.now() / 1000) < 3].join(' ') }, 1000);
            </script>
            """);
        Assert.Contains(report.Variants, v => v.Text == "true true true");
    }

    [Fact]
    public async Task Sees_the_ad_also_in_a_browser_that_draws_by_itself_and_says_what_may_be_missed()
    {
        var folder = Directory.CreateTempSubdirectory("adscan-test-");
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        var link = Path.Combine(folder.FullName, "chromium");
        File.CreateSymbolicLink(link, BrowserLocator.Find()!);
        await using var scanner = await AdScanner.StartAsync(new AdScannerOptions { Viewers = BrowserFixture.Viewers, BrowserPath = link });
        var report = await scanner.ScanAsync(new AdSnippet("<p id=a>之前</p><script>setTimeout(() => document.getElementById('a').textContent = '之后', 25000)</script>"));
        Assert.Equal(2, report.Variants.Count);
        Assert.All(report.Variants, v => Assert.NotNull(v.Screenshot));
        Assert.Contains(scanner.Environment.Warnings, w => w.Contains("chromium-headless-shell", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_each_viewer_what_its_region_and_device_would_see()
    {
        var report = await browser.ScanAsync("""
            <p id=a></p><script>
            document.getElementById('a').textContent = [Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language, navigator.platform, navigator.maxTouchPoints > 0, innerWidth, navigator.webdriver, /Headless/.test(navigator.userAgent), navigator.userAgentData ? navigator.userAgentData.platform : 'none'].join(' ')
            </script>
            """);
        Assert.Equal(2, report.Variants.Count);
        Assert.Contains(report.Variants, v => v.Text == "Asia/Shanghai zh-CN iPhone true 393 false false none");
        Assert.Contains(report.Variants, v => v.Text == "Asia/Shanghai zh-CN Win32 false 1536 false false Windows");
    }

    [Fact]
    public async Task Runs_the_tag_in_a_secure_page_of_the_feeds_origin()
    {
        var report = await browser.ScanAsync("<p id=a></p><script>document.getElementById('a').textContent = location.origin + ' ' + isSecureContext</script>");
        Assert.Equal("https://feed.adscan.example true", Assert.Single(report.Variants).Text);
    }

    [Fact]
    public async Task Counts_nothing_of_the_feed_around_the_slot_as_the_ads()
    {
        var report = await browser.ScanAsync("<p>只有这些</p></div></section></main><!-- ");
        Assert.Equal("只有这些", Assert.Single(report.Variants).Text);
    }

    [Fact]
    public async Task Calls_an_ad_that_shows_nothing_blank_and_inconclusive()
    {
        var report = await browser.ScanAsync("<script>var nothing = 1</script>");
        Assert.Equal(Verdict.Inconclusive, report.Verdict);
        Assert.All(report.Impressions, i => Assert.Equal(ImpressionStatus.Blank, i.Status));
    }

    [Fact]
    public async Task Renders_the_control_twice()
    {
        var report = await browser.ScanAsync("<p>一样</p>");
        Assert.Equal(5, report.Impressions.Count);
        Assert.Equal(2, report.Impressions.Count(i => i.Viewer is { Region: "CN-SH", Device: "iphone-15" }));
    }
}
