using System.Globalization;
using System.Text.RegularExpressions;
using AdScan.Classification;

namespace AdScan.Benchmarks.Pictures;

/// <summary>Chooses the pictures of the set: each style in each font, with ad texts of the repository.</summary>
internal static partial class PictureRecipes
{
    /// <summary>The fonts, and the Debian package that brings each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fonts = new Dictionary<string, string>
    {
        ["Noto Sans CJK SC"] = "fonts-noto-cjk",
        ["Noto Serif CJK SC"] = "fonts-noto-cjk",
        ["WenQuanYi Zen Hei"] = "fonts-wqy-zenhei",
        ["WenQuanYi Micro Hei"] = "fonts-wqy-microhei",
        ["AR PL UKai CN"] = "fonts-arphic-ukai",
        ["AR PL UMing CN"] = "fonts-arphic-uming",
        ["AR PL KaitiM GB"] = "fonts-arphic-gkai00mp",
        ["AR PL SungtiL GB"] = "fonts-arphic-gbsn00lp",
    };

    private const int Seed = 20261130;
    private const int PicturesOfEach = 3;

    /// <summary>The common sizes of in-feed pictures; the first is the one whose cost is quoted.</summary>
    private static readonly (int Width, int Height)[] Sizes = [(640, 360), (640, 360), (300, 250), (375, 300)];

    /// <summary>The set, the same at every call.</summary>
    /// <param name="texts">The folder of ad texts.</param>
    public static IReadOnlyList<PictureRecipe> From(string texts)
    {
        var lines = LinesFrom(texts);
        var random = new Random(Seed);
        var recipes = new List<PictureRecipe>();
        foreach (var style in PictureStyle.All)
        {
            foreach (var font in Fonts.Keys)
            {
                for (var i = 0; i < PicturesOfEach; i++)
                {
                    var (width, height) = Sizes[recipes.Count % Sizes.Length];
                    var id = string.Create(CultureInfo.InvariantCulture, $"{recipes.Count + 1:000}-{style.Name}");
                    var chosen = Enumerable.Range(0, style.Lines).Select(_ => lines[random.Next(lines.Count)]).ToList();
                    recipes.Add(new PictureRecipe(id, style.Name, font, width, height, random.Next(10_000), chosen));
                }
            }
        }

        return [.. recipes.Where(IsLegible)];
    }

    /// <summary>A browser that sets this font vertically puts all its characters into one place.</summary>
    private static bool IsLegible(PictureRecipe recipe) => recipe is not { Style: "vertical", Font: "WenQuanYi Zen Hei" };

    /// <summary>Texts that fit on a line, made of what any Chinese font has.</summary>
    private static List<string> LinesFrom(string texts) => [.. Directory.GetFiles(texts, "zh-*.jsonl")
        .Order(StringComparer.Ordinal)
        .SelectMany(file => LabelledTexts.Read(file).Select(t => t.Text))
        .Where(text => Line().IsMatch(text))
        .Distinct()];

    [GeneratedRegex(@"^[\u4e00-\u9fa5A-Za-z0-9，。！？：、%.+]{5,14}$")]
    private static partial Regex Line();
}
