using AdScan.Text;

namespace AdScan.Tests.Text;

public sealed class BareTextTests
{
    [Theory]
    [InlineData("加*微💖信", "加微信")]
    [InlineData("加 微 信", "加微信")]
    [InlineData("代.开.发.票", "代开发票")]
    [InlineData("代🐶开🐶发🐶票", "代开发票")]
    [InlineData("赌|博", "赌博")]
    [InlineData("赌丨博", "赌博")]
    [InlineData("刷—单～返…利", "刷单返利")]
    [InlineData("办(证)", "办证)")]
    [InlineData("第一，第二。", "第一第二。")]
    [InlineData("下载 app 领取", "下载app领取")]
    [InlineData("裸\u200d聊\u202c视\u00ad频", "裸聊视频")]
    public void Drops_what_stands_between_Chinese_characters(string text, string expected) => Assert.Equal(expected, Bare(text));

    [Theory]
    [InlineData("s.e.x", "sex")]
    [InlineData("s e x tonight", "sex tonight")]
    [InlineData("p_o_r_n", "porn")]
    [InlineData("v x 1 3 8 0 0 1 3 8 0 0 0", "vx13800138000")]
    [InlineData("1-3-8-0-0-1-3-8-0-0-0", "13800138000")]
    public void Closes_up_letters_that_stand_one_by_one(string text, string expected) => Assert.Equal(expected, Bare(text));

    [Theory]
    [InlineData("加V信", "加微信")]
    [InlineData("V信同号", "微信同号")]
    [InlineData("加薇信", "加微信")]
    [InlineData("加 薇 信", "加微信")]
    [InlineData("添加薇信", "添加微信")]
    [InlineData("崴信聊", "微信聊")]
    [InlineData("徽-信聊", "微信聊")]
    [InlineData("威❤详聊", "微信详聊")]
    [InlineData("加微❤️吗", "加微信吗")]
    [InlineData("加微💗信", "加微信")]
    [InlineData("加微亻言", "加微信")]
    [InlineData("加wei信", "加微信")]
    [InlineData("加v信号", "加微信号")]
    [InlineData("➕V领取", "加微信领取")]
    [InlineData("看资料+薇", "看资料加微信")]
    [InlineData("加🛰️", "加微信")]
    [InlineData("佳VX", "加微信")]
    [InlineData("加vx138", "加微信138")]
    [InlineData("🅥信", "微信")]
    [InlineData("进裙领", "进群领")]
    [InlineData("➕🐧裙", "加qq群")]
    [InlineData("工众号", "公众号")]
    [InlineData("扣扣联系", "qq联系")]
    [InlineData("日赚💰", "日赚钱")]
    public void Spells_out_disguised_contact_words(string text, string expected) => Assert.Equal(expected, Bare(text));

    [Theory]
    [InlineData("c4$1n0", "casino")]
    [InlineData("p0rn!", "porn!")]
    [InlineData("v1agra", "viagra")]
    [InlineData("b!tc0in", "bitcoin")]
    [InlineData("1oan now", "loan now")]
    [InlineData("s3xy", "sexy")]
    public void Reads_digits_and_signs_as_letters_where_they_make_a_word(string text, string expected) => Assert.Equal(expected, Bare(text));

    [Theory]
    [InlineData("1OO%真实", "100%真实")]
    [InlineData("2O24年", "2024年")]
    [InlineData("l00元", "100元")]
    [InlineData("5l88起", "5188起")]
    public void Reads_letters_as_digits_within_figures(string text, string expected) => Assert.Equal(expected, Bare(text));

    [Theory]
    [InlineData("弓长开", "张开")]
    [InlineData("言兑话", "说话")]
    [InlineData("讠兑明", "说明")]
    [InlineData("贝者博", "赌博")]
    [InlineData("贝者十尃", "赌博")]
    [InlineData("走己来", "起来")]
    [InlineData("月券利", "胜利")]
    [InlineData("氵每报", "海报")]
    [InlineData("シ每报", "海报")]
    [InlineData("⺡每报", "海报")]
    [InlineData("马扁子", "骗子")]
    [InlineData("车欠件", "软件")]
    [InlineData("艹约品", "药品")]
    [InlineData("扌支术", "技术")]
    [InlineData("女票女昌", "嫖娼")]
    [InlineData("亻 弋 办", "代办")]
    [InlineData("進君羊看", "进群看")]
    [InlineData("钅戋包", "钱包")]
    [InlineData("カロ入", "加入")]
    public void Joins_halves_of_a_character_that_makes_a_word(string text, string expected) => Assert.Equal(expected, Bare(text));

    [Theory]
    [InlineData("女子")]
    [InlineData("一个女子大学生")]
    [InlineData("日月同辉")]
    [InlineData("人言可畏")]
    [InlineData("木木地看着")]
    [InlineData("百人牛牛")]
    [InlineData("水来土掩")]
    [InlineData("弓长三尺")]
    [InlineData("乾坤")]
    [InlineData("海南")]
    [InlineData("强哥")]
    [InlineData("2024年")]
    [InlineData("1对1")]
    [InlineData("iphone 15")]
    [InlineData("100%")]
    [InlineData("3.8万")]
    [InlineData("24/7")]
    [InlineData("1/2")]
    [InlineData("1 2 3")]
    [InlineData("5l装")]
    [InlineData("o2o平台")]
    [InlineData("b2b")]
    [InlineData("5g")]
    [InlineData("¥9.9")]
    [InlineData("vip")]
    [InlineData("加vip")]
    [InlineData("tv信号")]
    [InlineData("5v信号")]
    [InlineData("更加微妙的微量元素")]
    [InlineData("添加微生物")]
    [InlineData("附加扣除")]
    [InlineData("纽扣扣好")]
    [InlineData("穿进裙子")]
    [InlineData("提高威信")]
    [InlineData("按ctrl+v粘贴")]
    [InlineData("he said, and left.")]
    public void Leaves_ordinary_text_as_it_is(string text) => Assert.Equal(text, Bare(text));

    [Theory]
    [InlineData("请加*微💖信哦", "微信", "微💖信")]
    [InlineData("快来贝者博吧", "赌博", "贝者博")]
    [InlineData("扫码➕V领取", "加微信", "➕V")]
    [InlineData("真的c4$1n0", "casino", "c4$1n0")]
    [InlineData("Hot s.e.x now", "sex", "s.e.x")]
    [InlineData("加微信群", "微信", "微信")]
    public void Leads_back_to_the_original(string text, string part, string original)
    {
        var bare = TextNormalizer.Normalize(text).Bare;
        var start = bare.Text.IndexOf(part, StringComparison.Ordinal);
        Assert.Equal(original, text[bare.OriginOf(start)..bare.OriginOf(start + part.Length)].Trim());
    }

    private static string Bare(string text) => TextNormalizer.Normalize(text).Bare.Text;
}
