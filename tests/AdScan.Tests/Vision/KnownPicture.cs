using System.Text;
using AdScan.Impressions;

namespace AdScan.Tests.Vision;

/// <summary>Pictures beside the tests, 640 × 360, whose text is known: some of the set that <c>datasets/pictures</c> describes, packed smaller.</summary>
internal static class KnownPicture
{
    private static readonly Dictionary<string, string[]> Lines = new()
    {
        ["plain.png"] = ["试衣间无遮挡返图，买家群可看", "热玛吉注册证编号，看机身贴纸"],
        ["colour.png"] = ["学生零花钱秒借", "算算养老金"],
        ["card.jpg"] = ["稻种到货，先看审定号", "十二岁就该有自己的隐形美瞳", "刻章师傅收徒，先磨半年石头", "阿凯：姐，看您在了解教育金"],
        ["tilted.png"] = ["私人放款，打欠条就行", "香江夜场赛马，首押包赔"],
        ["diagonal.png"] = ["下载历年真题", "错题打出来，贴冰箱上"],
        ["upside-down.png"] = ["上报非法捕猎", "还书不用赶，延期三次都行"],
        ["vertical.png"] = ["门一开，是他", "电梯监控坏了，他们以为坏了"],
        ["perspective.png"] = ["睡眠质量问卷，5分钟自测", "冬酿开坛，限二十坛"],
        ["curved.png"] = ["为什么办电话卡一定要实名？"],
        ["cmyk.jpg"] = ["试衣间无遮挡返图，买家群可看", "热玛吉注册证编号，看机身贴纸"],
    };

    /// <summary>Of which the page has told nothing.</summary>
    public static PictureMap Unmapped { get; } = new([], []);

    public static TheoryData<string> All => [.. Lines.Keys];

    public static IReadOnlyCollection<string> Names => Lines.Keys;

    /// <summary>What stands in it, in reading order, with punctuation made the same as in <see cref="Plain"/>.</summary>
    public static IEnumerable<string> LinesOf(string name) => Lines[name].Select(Plain);

    /// <summary>Wide and narrow punctuation cannot be told apart in every font.</summary>
    public static string Plain(string text) => text.Normalize(NormalizationForm.FormKC);

    public static string PathOf(string name) => Path.Combine(Checkout.Root, "tests", "AdScan.Tests", "Vision", "Pictures", name);

    public static Picture Of(byte[] content, int width, int height) => Picture.Of(content, "image/png", width, height, new Box(0, 0, width, height));

    public static Picture Read(string name) => Of(File.ReadAllBytes(PathOf(name)), 640, 360);
}
