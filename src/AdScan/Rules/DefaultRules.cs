using AdScan.Reporting;
using AdScan.Rules.Appearance;
using AdScan.Rules.Behaviours;
using AdScan.Rules.Registers;

namespace AdScan.Rules;

/// <summary>The shipped rules, in the order in which they are asked.</summary>
internal static class DefaultRules
{
    /// <summary>Rules on what an ad shows.</summary>
    public static IReadOnlyList<IRule> OnContent(Policy policy, OfficialRegister register, ScoreThresholds vulgar, ScoreThresholds @false, ScoreThresholds illegal, Func<string, string, IReadOnlyList<TextReason>> explain) =>
    [
        new TextRule("vulgar", "低俗内容", "vulgar content", s => s.Vulgar, vulgar, explain),
        new TextRule("false", "虚假或者引人误解的宣传", "false or misleading claim", s => s.False, @false, explain),
        new TextRule("illegal", "违禁商品或者服务", "prohibited product or service", s => s.Illegal, illegal, explain),
        new PolicyRule(policy, (scores, label) => label switch
        {
            "vulgar" => scores.Vulgar >= vulgar.Review,
            "illegal" => scores.Illegal >= illegal.Review,
            _ => scores.False >= @false.Review,
        }),
        new ImpostorRule(register, policy),
        new PictureRule(),
        .. OnBehaviour(policy),
        new AdMarkRule(policy),
        new NewsDisguiseRule(policy),
        new CloseButtonRule(policy),
        new FakeCloseRule(policy),
        new FakeControlRule(policy),
        new ImitationRule(policy),
        new LandingMismatchRule(policy),
        new ContactRule(policy),
        new QrRule(policy),
        new ApprovalFormatRule(policy),
        new ApprovalMissingRule(policy),
        new MinorsRule(policy),
    ];

    /// <summary>Rules on what an ad does unasked.</summary>
    public static IReadOnlyList<BehaviourRule> OnBehaviour(Policy policy) =>
    [
        new RedirectRule(policy),
        new PopupRule(policy),
        new DialogRule(policy),
        new DialogStormRule(policy),
        new PermissionRule(policy),
        new LocationRule(policy),
        new DownloadRule(policy),
        new BackTrapRule(policy),
        new ClipboardWriteRule(policy),
        new ClipboardReadRule(policy),
        new TakeoverRule(policy),
        new AppLaunchRule(policy),
        new SystemSheetRule(policy),
        new SoundRule(policy),
        new VibrationRule(policy),
        new HeavyRule(policy),
        new InsecureRule(policy),
        new MinerRule(policy),
        new ServiceWorkerRule(policy),
    ];

    /// <summary>Rules on how what it shows is spread over the viewers; they are asked last, because they look at the findings of the others.</summary>
    public static IReadOnlyList<IRule> OnSpread() => [new CloakingRule()];
}
