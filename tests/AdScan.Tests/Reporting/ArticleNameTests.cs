using AdScan.Reporting.Html;

namespace AdScan.Tests.Reporting;

public sealed class ArticleNameTests
{
    [Theory]
    [InlineData("9", "第9条")]
    [InlineData("9(8)", "第9条(8)")]
    [InlineData("25(2)(2)", "第25条(2)(2)")]
    [InlineData("287-1", " 287-1")]
    [InlineData("2,3,5", " 2,3,5")]
    [InlineData("要点", " 要点")]
    [InlineData("2026-09-30 起", " 2026-09-30 起")]
    public void Cites_articles_and_leaves_alone_what_is_none(string article, string cited) => Assert.Equal(cited, ArticleName.Of(article).Zh);
}
