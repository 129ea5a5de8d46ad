using AdScan.Classification;

namespace AdScan.Tests.Classification;

/// <summary>Texts written so that people read them and filters do not.</summary>
public sealed class EvasionTests
{
    private const string Plain = "保本保息，稳赚不赔，一万元起投，日返三百";

    [Fact]
    public void Each_way_writes_the_text_otherwise_and_always_the_same()
    {
        Assert.Equal(10, Evasion.All.Count);
        foreach (var way in Evasion.All)
        {
            Assert.NotEqual(Plain, way.Write(Plain));
            Assert.Equal(way.Write(Plain), way.Write(Plain));
        }
    }

    [Theory]
    [InlineData("homophone")]
    [InlineData("look-alike")]
    [InlineData("split")]
    [InlineData("initials")]
    [InlineData("order")]
    [InlineData("figures")]
    [InlineData("symbols")]
    [InlineData("emoji")]
    [InlineData("zero-width")]
    [InlineData("traditional")]
    public void A_disguise_does_not_help(string name)
    {
        var way = Evasion.All.Single(w => w.Name == name);
        Assert.True(AdTextClassifier.Shipped.IsFlagged(Plain));
        Assert.True(AdTextClassifier.Shipped.IsFlagged(way.Write(Plain)));
    }

    [Fact]
    public void Measures_every_way()
    {
        var robust = EvasionEvaluation.Of(AdTextClassifier.Shipped, [new LabelledText(Plain, TextLabel.False, TextSplit.Test, true), new LabelledText("羽绒服换季清仓", TextLabel.Clean, TextSplit.Test, true)]);
        Assert.Equal(10, robust.Count);
        Assert.All(robust.Values, part => Assert.InRange(part, 0, 1));
        Assert.Equal(1, robust["symbols"]);
    }
}
