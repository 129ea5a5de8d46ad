namespace AdScan.Reporting;

/// <summary>How a page calls verdicts, severities and states.</summary>
internal static class VerdictNames
{
    public static Bilingual Of(Verdict verdict) => verdict switch
    {
        Verdict.Block => new("停止投放", "Block"),
        Verdict.Review => new("人工复核", "Review"),
        Verdict.Inconclusive => new("未能判定", "Inconclusive"),
        _ => new("通过", "Pass"),
    };

    public static Bilingual Of(Severity severity) => severity switch
    {
        Severity.Block => new("严重", "Block"),
        Severity.Review => new("待复核", "Review"),
        _ => new("提示", "Info"),
    };

    public static Bilingual Of(Impressions.ImpressionStatus status) => status switch
    {
        Impressions.ImpressionStatus.Rendered => new("已展示", "Rendered"),
        Impressions.ImpressionStatus.Blank => new("空白", "Blank"),
        Impressions.ImpressionStatus.TimedOut => new("超时", "Timed out"),
        Impressions.ImpressionStatus.Blocked => new("被拒绝", "Refused"),
        Impressions.ImpressionStatus.Crashed => new("崩溃", "Crashed"),
        _ => new("失败", "Failed"),
    };

    public static Bilingual OfCategory(string category) => category switch
    {
        "vulgar" => new("低俗", "Vulgar"),
        "false" => new("虚假宣传", "False"),
        "illegal" => new("违禁", "Illegal"),
        "sec-cloaking" => new("规避审查", "Cloaking"),
        _ => new(category, category),
    };

    /// <summary>A category by the name that the run's policy gives it.</summary>
    public static Bilingual OfCategory(string category, RunReport run) =>
        run.Environment.Categories.FirstOrDefault(label => label.Id == category) is { } named ? new(named.Name, named.NameEn) : OfCategory(category);

    public static Bilingual OfAxis(string axis) => axis switch
    {
        "region" => new("地域", "region"),
        "device" => new("设备", "device"),
        "app" => new("应用", "app"),
        "visit" => new("初次还是再次访问", "first or later visit"),
        _ => new("时段", "time of day"),
    };

    /// <summary>What a file of evidence is, by its name.</summary>
    public static Bilingual OfEvidence(string path) => Path.GetExtension(path) switch
    {
        ".jpeg" or ".png" or ".webp" => new("截图", "picture"),
        ".json" => new("展示记录", "impressions"),
        ".wacz" => new("网页存档", "web archive"),
        ".har" => new("网络记录", "network log"),
        _ => new(Path.GetFileName(path), Path.GetFileName(path)),
    };

    public static string ClassOf(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    public static Bilingual OfLink(string kind) => kind switch
    {
        "store" => new("应用商店", "app store"),
        "app" => new("跳转应用", "deep link"),
        "download" => new("下载", "download"),
        "tel" => new("拨打电话", "phone call"),
        "sms" => new("发送短信", "text message"),
        "mail" => new("发送邮件", "mail"),
        _ => new("网页", "page"),
    };

    public static Bilingual OfDifference(string kind) => kind switch
    {
        "price" => new("价格", "Price"),
        "brand" => new("品牌", "Brand"),
        _ => new("域名", "Domain"),
    };

    public static Bilingual OfBehaviour(string kind) => kind switch
    {
        "dialog" => new("弹出对话框", "opened a dialog"),
        "popup" => new("打开新窗口", "opened a window"),
        "redirect" => new("离开信息流页面", "left the feed"),
        "download" => new("发起下载", "started a download"),
        "permission" => new("请求权限", "asked for a permission"),
        "notification" => new("发送通知", "sent a notification"),
        "clipboardWrite" => new("写入剪贴板", "wrote to the clipboard"),
        "clipboardRead" => new("读取剪贴板", "read the clipboard"),
        "fullscreen" => new("请求全屏", "asked for the full screen"),
        "pointerLock" => new("锁定指针", "locked the pointer"),
        "vibration" => new("使设备振动", "made the device vibrate"),
        "history" => new("改写浏览历史", "changed the history"),
        "print" => new("调用打印", "asked to print"),
        "share" => new("调起分享", "asked to share"),
        "sound" => new("播放声音", "played sound"),
        "serviceWorker" => new("注册后台脚本", "registered a service worker"),
        "worker" => new("启动后台线程", "started a worker"),
        "compiledCode" => new("运行编译代码（WebAssembly）", "ran compiled code (WebAssembly)"),
        "listener" => new("监听用户操作", "listened to the user"),
        "externalApp" => new("调起其他应用", "called another app"),
        "cookie" => new("写入 Cookie", "set a cookie"),
        "heavy" => new("占用资源过多", "used too much of the device"),
        "insecure" => new("使用不安全连接", "used an insecure connection"),
        _ => new("其他行为", "did something else"),
    };
}
