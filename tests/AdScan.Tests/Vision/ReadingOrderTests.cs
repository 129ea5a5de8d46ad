using AdScan.Vision.Ocr;

namespace AdScan.Tests.Vision;

public sealed class ReadingOrderTests
{
    [Fact]
    public void Lines_below_each_other_are_read_from_the_top() =>
        Assert.Equal("abc", Read(Line("c", 20, 90), Line("a", 10, 10), Line("b", 40, 50)));

    [Fact]
    public void Words_of_one_row_are_read_from_the_left() =>
        Assert.Equal("abc", Read(Line("b", 120, 12), Line("a", 10, 10), Line("c", 10, 60)));

    [Fact]
    public void A_block_beside_another_is_read_whole() =>
        Assert.Equal("abcd", Read(Line("a", 10, 10), Line("c", 300, 12), Line("b", 10, 40), Line("d", 300, 42)));

    [Fact]
    public void Rows_of_a_price_list_stay_together() =>
        Assert.Equal("abcd", Read(Line("a", 10, 10), Line("b", 118, 10), Line("c", 10, 60), Line("d", 118, 60)));

    [Fact]
    public void Columns_of_characters_are_read_from_the_right() =>
        Assert.Equal("abc", Read(Column("c", 10), Column("a", 90), Column("b", 50)));

    [Fact]
    public void Tilted_lines_are_read_from_the_top() =>
        Assert.Equal("ab", Read(Line("b", 60, 70, angle: 0.3), Line("a", 70, 30, angle: 0.3)));

    private static string Read(params ReadLine[] lines) => string.Concat(ReadingOrder.Of(lines).Select(l => l.Read.Text));

    private static ReadLine Line(string text, double left, double top, double angle = 0) =>
        new(new RotatedBox(left + 50, top + 10, 100, 20, angle), new RecognizedText(text, 1));

    private static ReadLine Column(string text, double left) => new(new RotatedBox(left + 10, 100, 20, 180, 0), new RecognizedText(text, 1));
}
