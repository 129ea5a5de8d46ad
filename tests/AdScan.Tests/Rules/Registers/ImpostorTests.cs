using AdScan.Impressions;
using AdScan.Reporting;
using AdScan.Snippets;

namespace AdScan.Tests.Rules.Registers;

/// <summary>Whoever gives a number or domain as that of a registered body which is not its own is found, however it is written; whoever does not is left alone.</summary>
public sealed class ImpostorTests : IAsyncDisposable
{
    private static readonly string Registers = Path.Combine(Checkout.Root, "datasets", "registries");

    private readonly AdScanner _scanner = new(new AdScannerOptions { RegistryPaths = [Path.Combine(Registers, "hotlines.csv"), Path.Combine(Registers, "invented.csv")] });

    public ValueTask DisposeAsync() => _scanner.DisposeAsync();

    [Theory]
    [InlineData("云州市殡仪馆 24小时服务热线：0999-0008888")]
    [InlineData("云州市殡仪馆\n官方电话 0999 0008888")]
    [InlineData("雲州市殯儀館電話（0999）0008888")]
    [InlineData("云州市殡仪馆热线０９９９－０００８８８８")]
    [InlineData("云州市殡仪馆热线零九九九 零零零八八八八")]
    [InlineData("云州市殡仪馆热线0\u200B9\u200B9\u200B9-000\u200B8888")]
    [InlineData("云州市殡仪馆热线0 9 9 9 0 0 0 8 8 8 8")]
    [InlineData("云州市殡仪馆热线400-555-0000")]
    [InlineData("云州市殡仪馆热线四零零·五五五·零零零零")]
    [InlineData("云州市殡仪馆热线4oo-555-oooo")]
    [InlineData("云州市殡仪馆 预约请拨打 13800138000")]
    [InlineData("云州市殡仪馆热线+86 138-0013-8000")]
    [InlineData("云州市殡仪馆服务热线 96123")]
    [InlineData("云州殡仪服务中心☎️ 800-810-0000")]
    [InlineData("云州市殡仪馆电话：20008888")]
    [InlineData("云州农商银行官网 www.yunzhou-bank.example")]
    [InlineData("铁路12306客服电话：400-555-0000")]
    [InlineData("12306退票 电话：0999-0008888")]
    [InlineData("云州市殡仪馆热线400-555-0000，谨防假冒")]
    [InlineData("工商银行客服热线 9 5 5 8 9")]
    public void Blocks_a_foreign_line_under_an_exact_name(string text)
    {
        var finding = Assert.Single(Impostors(text));
        Assert.Equal(Severity.Block, finding.Severity);
        Assert.Equal("false-impersonation", finding.Category);
        Assert.NotEmpty(finding.LegalBasis);
        Assert.NotEmpty(finding.Evidence);
        Assert.Contains(finding.Quote!, text);
    }

    [Theory]
    [InlineData("云州殡仪馆 24小时热线400-555-0000")]
    [InlineData("云州·市*殡*仪*馆 热线400-555-0000")]
    [InlineData("云州 本地 殡仪馆 热线400-555-0000")]
    [InlineData("云洲市宾仪馆 热线400-555-0000")]
    [InlineData("云州市殡仪馆代办，白事一条龙，咨询电话400-555-0000")]
    [InlineData("400-555-0000 客服 云州市殡仪馆")]
    [InlineData("有人冒充云州市殡仪馆，热线400-555-0000，本店优惠，立即咨询")]
    [InlineData("记者报道：云州市殡仪馆热线400-555-0000")]
    public void Leaves_to_a_person_what_is_not_certain(string text) => Assert.Equal(Severity.Review, Assert.Single(Impostors(text)).Severity);

    [Theory]
    [InlineData("云州市殡仪馆 24小时服务热线：0999-0001234")]
    [InlineData("云州市殡仪馆服务热线：0001234 或 0999 000 1234")]
    [InlineData("云州市殡仪馆热线400-555-0000；总机 0999-0001234")]
    [InlineData("警惕！有人冒充云州市殡仪馆，热线400-555-0000")]
    [InlineData("云州市殡仪馆热线400-555-0000是假的，已向公安机关报案")]
    [InlineData("市民拨打“云州市殡仪馆热线400-555-0000”被收双倍费用")]
    [InlineData("并非云州市殡仪馆，热线400-555-0000")]
    [InlineData("鲜花店位于云州市殡仪馆对面，订花电话400-555-0000")]
    [InlineData("支持工商银行信用卡分期，客服电话400-555-0000")]
    [InlineData("投诉请拨12315热线；客服400-555-0000")]
    [InlineData("12345热线：12345，0999-12345，客服热线 12345")]
    [InlineData("蓝湖花店，订花电话400-555-0000")]
    [InlineData("云州市第二殡仪馆 服务热线0999-0002222")]
    [InlineData("云州市殡仪馆新馆启用，占地20008888平方米，共12345个车位，2026-11-30开放")]
    [InlineData("工商银行客服95588，登录 mybank.icbc.com.cn")]
    [InlineData("云州市第一人民医院，急诊 0999-0005120，预约 0999-0005000")]
    public void Leaves_alone_who_gives_the_right_number_warns_or_means_another(string text) => Assert.Empty(Impostors(text));

    [Fact]
    public void Shows_the_right_number_beside_the_wrong_one_with_its_source()
    {
        var message = Assert.Single(Impostors("云州市殡仪馆热线０９９９－〇〇〇八八八八")).Message;
        Assert.Contains("0999-0001234", message);
        Assert.Contains("0999-0008888", message);
        Assert.Contains("云州市民政局殡葬服务机构名录，2026-11-01", message);
    }

    [Fact]
    public void Leaves_to_a_person_an_advertiser_that_is_declared_to_be_the_body()
    {
        var finding = Assert.Single(Judge(new AdSnippet("") { Advertiser = "云州市殡仪馆" }, Impress.Showing(Impress.Viewers[0], "云州市殡仪馆热线400-555-0000")));
        Assert.Equal(Severity.Review, finding.Severity);
        Assert.Contains("名录或已过时", finding.Message);
    }

    [Theory]
    [InlineData("tel:4005550000", Severity.Block)]
    [InlineData("tel:0999-0001234", null)]
    public void Hears_a_number_behind_a_button(string address, Severity? severity)
    {
        var impression = Impress.Showing(Impress.Viewers[0], "云州市殡仪馆官方热线\n一键拨打") with
        {
            Click = new Click { Hops = [new ClickHop { Url = address, How = "click", Kind = "tel" }] },
        };
        Assert.Equal(severity, Judge(new AdSnippet(""), impression).SingleOrDefault()?.Severity);
    }

    [Theory]
    [InlineData("https://yunzhou-bank.example/", "云州农商银行官方网站", Severity.Review)]
    [InlineData("https://bank.yunzhou.example/", "云州农商银行官方网站", null)]
    [InlineData("https://www.bank.yunzhou.example/", "云州农商银行热线400-555-0000", null)]
    [InlineData("https://yunzhou-bank.example/", "云州农商银行热线400-555-0000", Severity.Block)]
    public void Looks_at_landing_pages_and_whose_they_are(string address, string text, Severity? severity)
    {
        var impression = Impress.Showing(Impress.Viewers[0], "了解更多") with
        {
            Click = new Click { Landing = new Landing { Url = address, Looks = Impress.Showing(Impress.Viewers[0], text).Looks } },
        };
        var finding = Judge(new AdSnippet(""), impression).SingleOrDefault();
        Assert.Equal(severity, finding?.Severity);
        Assert.Equal(severity is null ? null : TextSource.Landing, finding?.Source);
    }

    [Fact]
    public void Names_and_numbers_without_end_take_no_time()
    {
        _ = Impostors("云州市殡仪馆");
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        _ = Impostors(string.Concat(Enumerable.Repeat("云州市殡仪馆 13800138000 a.example ", 3_000)));
        _ = Impostors("云州市殡仪馆" + string.Concat(Enumerable.Repeat("1-", 50_000)));
        _ = Impostors(string.Concat(Enumerable.Repeat("云州市殡仪馆" + string.Concat(Enumerable.Repeat("拨打", 28)) + "嗯 13800138000\n", 1_000)));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 30);
    }

    private List<Finding> Impostors(string text) => Judge(new AdSnippet(""), Impress.Showing(Impress.Viewers[0], text));

    private List<Finding> Judge(AdSnippet snippet, Impression impression) => _scanner.Judge(snippet, [impression]).Findings.Where(f => f.Rule == "impostor").ToList();
}
