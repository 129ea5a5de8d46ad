using System.Text;
using AdScan.Rendering;

namespace AdScan.Tests.Rendering;

public sealed class ServedBytesTests
{
    [Theory]
    [InlineData("你好，世界", "gbk", "GB18030")]
    [InlineData("你好，世界", "GB2312", "GB18030")]
    [InlineData("你好，世界", "Big5", "big5")]
    [InlineData("你好，世界", "UTF-8", "utf-8")]
    [InlineData("plain", "", "utf-8")]
    [InlineData("café", "windows-1252", "windows-1252")]
    public void Text_that_the_browser_decoded_becomes_the_bytes_that_were_served(string text, string charset, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var served = Encoding.GetEncoding(encoding).GetBytes(text);
        var (content, isRecoded) = ServedBytes.Of(text, isBase64: false, charset, served.Length);
        Assert.False(isRecoded);
        Assert.Equal(served, content);
    }

    [Fact]
    public void The_mark_at_the_beginning_that_the_browser_took_off_is_put_back()
    {
        byte[] served = [0xef, 0xbb, 0xbf, .. "你好"u8];
        Assert.Equal(served, ServedBytes.Of("你好", isBase64: false, "UTF-8", served.Length).Content);
    }

    [Fact]
    public void Bytes_are_taken_as_they_are() => Assert.Equal([0xff, 0xd8], ServedBytes.Of("/9g=", isBase64: true, "", 2).Content);

    [Theory]
    [InlineData("\ufffd\ufffd", "gbk", 2)]
    [InlineData("abc", "no-such-encoding", 7)]
    public void Text_that_lost_something_in_decoding_is_said_to_be_recoded(string text, string charset, int served)
    {
        var (content, isRecoded) = ServedBytes.Of(text, isBase64: false, charset, served);
        Assert.True(isRecoded);
        Assert.Equal(Encoding.UTF8.GetBytes(text), content);
    }
}
