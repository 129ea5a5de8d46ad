using AdScan.Classification;

namespace AdScan.Tests.Classification;

public sealed class AdTextClassifierTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("保本保息，年化收益18%，稳赚不赔")]
    [InlineData("祖传秘方，根治糖尿病，三天见效永不复发")]
    [InlineData("t.cn/祖传秘方，根治糖尿病，三天见效永不复发")]
    public void Scores_false_claims_as_false(string text)
    {
        var scores = AdTextClassifier.Shipped.Score(text);
        Assert.True(scores.False >= AdTextClassifier.Shipped.ThresholdsOf(TextLabel.False).Review, scores.ToString());
    }

    [Theory]
    [InlineData("广告")]
    [InlineData("查看详情")]
    [InlineData("立即下载")]
    [InlineData("点击领取")]
    [InlineData("立即打开")]
    [InlineData("买一送一")]
    [InlineData("Download now")]
    [InlineData("paper-shop.com|")]
    [InlineData("|")]
    [InlineData("——！！")]
    [InlineData("新鲜蔬菜半小时送到家")]
    [InlineData("个人消费贷款，年利率（单利）4.2% 起")]
    [InlineData("今年秋粮收购进度过半，主产区农民这样算账")]
    [InlineData("New paperbacks, fresh every Friday")]
    [InlineData("江畔茶社，扫码看菜单\nhttps://jiangpan-tea.example/menu")]
    [InlineData("明天下午三点开会，链接 https://meeting.example/j/123")]
    [InlineData("")]
    public void Leaves_ordinary_texts_alone(string text)
    {
        var scores = AdTextClassifier.Shipped.Score(text);
        Assert.True(scores.Vulgar < AdTextClassifier.Shipped.ThresholdsOf(TextLabel.Vulgar).Review, scores.ToString());
        Assert.True(scores.False < AdTextClassifier.Shipped.ThresholdsOf(TextLabel.False).Review, scores.ToString());
        Assert.True(scores.Illegal < AdTextClassifier.Shipped.ThresholdsOf(TextLabel.Illegal).Review, scores.ToString());
    }

    [Theory]
    [InlineData("开DIGIT元发票，电话CELLPHONE，NAME", "开7元发票，电话13800000000，")]
    [InlineData("加WECHAT领红包URL 退订回T", "加abc123领红包http://a.com/x 退订回T")]
    public void Reads_what_an_anonymiser_left_as_what_stood_there(string anonymised, string whole) =>
        Assert.Equal(AdTextClassifier.Shipped.Score(whole), AdTextClassifier.Shipped.Score(anonymised));

    [Fact]
    public void Reads_the_same_words_as_words_where_a_text_is_English() =>
        Assert.NotEqual(AdTextClassifier.Shipped.Score("OPEN  , WIN  "), AdTextClassifier.Shipped.Score("OPEN BANK, WIN NAME"));

    [Theory]
    [InlineData("周末全场新款到店，欢迎选购，保本保息，稳赚不赔", "稳赚不赔")]
    [InlineData("周末全场新款到店，欢迎选购，保\u200b本保息，Ⓥ 稳*赚*不*赔", "稳*赚*不*赔")]
    [InlineData("<a|b> 保本保息 | 稳赚不赔", "稳赚不赔")]
    public void Shows_the_words_that_carried_a_score(string text, string words)
    {
        var reasons = AdTextClassifier.Shipped.Explain(text, TextLabel.False);
        Assert.InRange(reasons.Count, 1, 3);
        Assert.Equal(reasons.OrderByDescending(r => r.Weight), reasons);
        Assert.All(reasons, r => Assert.True(r.Start >= 0 && r.Start < r.End && r.End <= text.Length && r.Weight > 0));
        var (start, end) = (text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length);
        Assert.Contains(reasons, r => r.Start < end && r.End > start);
        Assert.DoesNotContain(reasons, r => text[r.Start..r.End].Contains("新款到店", StringComparison.Ordinal));
    }

    [Fact]
    public void Explains_nothing_where_nothing_is_said()
    {
        Assert.Empty(AdTextClassifier.Shipped.Explain("", TextLabel.Vulgar));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdTextClassifier.Shipped.Explain("好", TextLabel.Clean));
    }

    [Fact]
    public void Finds_one_wrong_sentence_among_honest_ones_and_shows_it()
    {
        const string Wrong = "保本保息，年化收益18%，稳赚不赔。";
        const string Text = "本店新装开业，全场棉被八折。地铁二号线北门出口左转即到。" + Wrong + "营业时间早九点至晚九点。";
        Assert.True(AdTextClassifier.Shipped.Score(Text).Weigh().False >= AdTextClassifier.Shipped.ThresholdsOf(TextLabel.False).Review, AdTextClassifier.Shipped.Score(Text).ToString());
        Assert.All(AdTextClassifier.Shipped.Explain(Text, TextLabel.False), reason => Assert.Contains(Text[reason.Start..reason.End], Wrong));
    }

    [Fact]
    public void A_part_has_to_be_the_surer_the_more_parts_there_are()
    {
        const string Wrong = "保本保息，年化收益18%，稳赚不赔。";
        var alone = AdTextClassifier.Shipped.Score(Wrong).Violation;
        var among = AdTextClassifier.Shipped.Score(Wrong + "营业时间早九点至晚九点。").Violation;
        Assert.InRange(among, 0.3, alone);
    }

    [Fact]
    public void Names_the_category_of_a_violation()
    {
        const string Text = "保本保息，年化收益18%，稳赚不赔";
        var categories = AdTextClassifier.Shipped.Categorize(Text);
        Assert.Equal("false-investment-guarantee", categories[0].Key);
        Assert.Equal(categories.OrderByDescending(c => c.Value), categories);
        Assert.Equal(AdTextClassifier.Shipped.Score(Text).Violation, categories.Sum(c => c.Value), 4);
    }

    [Fact]
    public void Scores_the_same_from_many_threads()
    {
        var texts = Enumerable.Range(0, 400).Select(i => $"第{i % 40}款 稳赚不赔 名额有限").ToList();
        var alone = AdTextClassifier.Shipped.Score(texts);
        var together = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(AdTextClassifier.Shipped.Score).ToList();
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Thresholds_rise_from_review_to_block()
    {
        foreach (var label in new[] { TextLabel.Vulgar, TextLabel.False, TextLabel.Illegal })
        {
            var thresholds = AdTextClassifier.Shipped.ThresholdsOf(label);
            Assert.InRange(thresholds.Review, 0.2, thresholds.Block);
            Assert.InRange(thresholds.Block, thresholds.Review, 1);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => AdTextClassifier.Shipped.ThresholdsOf(TextLabel.Clean));
    }

    [Fact]
    public void Trains_evaluates_and_loads_a_model_that_is_the_same_every_time()
    {
        var texts = Enumerable.Range(0, 800).Select(i => new LabelledText(
            (i % 4) switch { 0 => $"新款第{i}号棉衬衫上架，可退换", 1 => $"寂寞美女第{i}号今晚等你私聊", 2 => $"稳赚不赔保本第{i}期高收益", _ => $"代开发票第{i}号办证刻章" },
            (TextLabel)(i % 4),
            (i % 10) switch { 0 or 1 => TextSplit.Test, 2 or 3 => TextSplit.Validation, _ => TextSplit.Train },
            true)).ToList();
        var (first, second) = (Path.Combine(_scratch.Path, "1.zip"), Path.Combine(_scratch.Path, "2.zip"));
        AdTextTrainer.Train(texts, first, seed: 7);
        AdTextTrainer.Train(texts, second, seed: 7);
        var model = AdTextClassifier.Load(first);
        var evaluation = AdTextEvaluation.Of(model, texts.Where(t => t.Split == TextSplit.Test).ToList());
        Assert.True(evaluation.MacroF1 > 0.95, $"{evaluation.MacroF1}");
        Assert.Equal(160, evaluation.Texts);
        Assert.Equal(160, evaluation.Reliability.Sum(bin => bin.Texts));
        Assert.Equal(evaluation.Reliability.Select(bin => bin.Said).Order(), evaluation.Reliability.Select(bin => bin.Said));
        Assert.Equal(evaluation.CalibrationError, evaluation.Reliability.Sum(bin => Math.Abs(bin.Said - bin.Was) * bin.Texts / evaluation.Texts), 9);
        Assert.Equal(model.Score(texts.Select(t => t.Text).ToList()), AdTextClassifier.Load(second).Score(texts.Select(t => t.Text).ToList()));
    }

    /// <summary>Each of the four words stands as often in violating texts as in clean ones: only which two stand together tells.</summary>
    [Fact]
    public void Words_that_violate_only_together_are_told()
    {
        string[] trades = ["茶叶", "按摩", "会计", "手机", "家电", "花店"], between = ["我们这里有", "老板说今天", "本周新到了", "店里一直备着", "可以来看看"];
        (string One, string Two, TextLabel Label)[] pairs =
            [("上门", "私密", TextLabel.Vulgar), ("取件", "温柔", TextLabel.Vulgar), ("上门", "温柔", TextLabel.Clean), ("取件", "私密", TextLabel.Clean), ("保本", "月息", TextLabel.False), ("发票", "代开", TextLabel.Illegal)];
        var texts = Enumerable.Range(0, 1800).Select(i =>
        {
            var (one, two, label) = pairs[i % 6];
            var text = $"{trades[i / 6 % 6]}{one}{between[i / 36 % 5]}{two}第{i / 180}家";
            return new LabelledText(text, label, (i / 6 % 10) switch { 0 or 1 => TextSplit.Test, 2 or 3 => TextSplit.Validation, _ => TextSplit.Train }, true);
        }).ToList();
        var path = Path.Combine(_scratch.Path, "pairs.zip");
        AdTextTrainer.Train(texts, path);
        var evaluation = AdTextEvaluation.Of(AdTextClassifier.Load(path), texts.Where(t => t.Split == TextSplit.Test).ToList());
        Assert.True(evaluation.MacroF1 > 0.95, $"{evaluation.MacroF1}");
    }

    /// <summary>None of the words that are asked about was learned from; the thesaurus tells that they say the same kind of thing.</summary>
    [Fact]
    public void What_is_learned_of_a_word_holds_for_its_kin()
    {
        (TextLabel Label, string[] Learned, string[] Asked)[] kinds =
        [
            (TextLabel.Clean, ["大米", "面粉", "挂面", "馄饨", "面包"], ["红薯", "燕麦"]),
            (TextLabel.Vulgar, ["全套服务", "包夜", "特殊服务", "上门按摩", "一条龙服务"], ["半套", "大保健"]),
            (TextLabel.False, ["稳赚", "包赚", "必赚", "只赚不赔", "稳赢"], ["躺赚", "旱涝保收"]),
            (TextLabel.Illegal, ["代开发票", "开发票", "虚开", "真票代开", "卖发票"], ["票据代开", "出票"]),
        ];
        string[] before = ["今天", "店里", "老板说", "我们这", "新来的"], after = ["看看", "来问", "就在楼下", "详谈", "找我"];
        string TextOf(string word, int i) => $"{before[i % 5]}{word}{after[i / 5 % 5]}";
        var texts = kinds.SelectMany(kind => kind.Learned.SelectMany(word => Enumerable.Range(0, 25).Select(i => new LabelledText(TextOf(word, i), kind.Label, i % 5 == 4 ? TextSplit.Validation : TextSplit.Train, true)))).ToList();
        var path = Path.Combine(_scratch.Path, "kinds.zip");
        AdTextTrainer.Train(texts, path);
        var asked = kinds.SelectMany(kind => kind.Asked.SelectMany(word => Enumerable.Range(0, 25).Select(i => new LabelledText(TextOf(word, i), kind.Label, TextSplit.Test, true)))).ToList();
        var evaluation = AdTextEvaluation.Of(AdTextClassifier.Load(path), asked);
        Assert.True(evaluation.MacroF1 > 0.9, $"{evaluation.MacroF1}");
    }

    [Theory]
    [InlineData("{\"text\":\"x\"}", "neither label nor mapped")]
    [InlineData("{\"label\":\"clean\"}", "no text")]
    [InlineData("{\"text\":\"x\",\"label\":\"odd\"}", "'odd' is unknown")]
    [InlineData("{broken", "broken")]
    public void Refuses_broken_data_with_place_and_mend(string line, string problem)
    {
        var path = _scratch.Write("data.jsonl", "{\"text\":\"y\",\"label\":\"clean\"}\n" + line);
        var message = Assert.Throws<FormatException>(() => LabelledTexts.Read(path)).Message;
        Assert.Contains($"{path}:2", message);
        Assert.Contains(problem, message);
    }
}
