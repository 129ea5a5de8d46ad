using AdScan.Rendering;
using AdScan.Snippets;

namespace AdScan.Tests.Rendering;

public sealed class FeedPageTests
{
    [Theory]
    [InlineData("{{slotId}}{{items}}{{slotStyle}}{{tag}}")]
    [InlineData("$1 $& {0}")]
    [InlineData("</section></main></body></html><!--")]
    public void Holds_a_tag_as_it_stands(string tag) => Assert.EndsWith(tag, FeedPage.Around(new AdSnippet(tag)).Html.TrimEnd());

    [Fact]
    public void Makes_no_markup_of_texts_and_addresses()
    {
        Assert.EndsWith("<div class=\"text\">&lt;script&gt;{{tag}}</div>", FeedPage.Around(AdSnippet.FromText("<script>{{tag}}")).Html.TrimEnd());
        Assert.Contains("src=\"https://ads.example/%22%3E%3Cscript%3E", FeedPage.Around(AdSnippet.FromAddress(new Uri("https://ads.example/\"><script>"))).Html);
    }
}
