using AdScan.Rules;

namespace AdScan.Tests.Rules.Registers;

/// <summary>A row of a register or an allow list that cannot be followed is refused with its line and the mend.</summary>
public sealed class RegisterFileTests : IDisposable
{
    private const string Register = """
        name,aliases,service,region,phones,domains,source,date
        云州市殡仪馆,云州殡仪服务中心,殡葬,云州市,0999-0001234,byg.yunzhou.example,名录,2026-11-01
        云州农商银行,,"银行, 储蓄",云州市,0999-0009500;95588,,公告,2026-11-01
        """;

    private const string Allowed = """
        advertiser,fingerprint,categories,validUntil,assessedBy
        云州乳业,0000000000000000000000000000000000000000000000000000000000000000,false-absolute-claim;false,2027-01-01,审核部
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Reads_what_can_be_followed()
    {
        await using var scanner = new AdScanner(new AdScannerOptions { RegistryPaths = [_scratch.Write("register.csv", Register)], AllowPath = _scratch.Write("allow.csv", Allowed) });
    }

    [Theory]
    [InlineData("name,aliases", "names,aliases", ":1: the first row must name the columns: write name,aliases,service,region,phones,domains,source,date.")]
    [InlineData(",云州殡仪服务中心", "", ":2: the row has 7 fields: give 8")]
    [InlineData("云州市殡仪馆,", "\"云州市殡仪馆\"a,", ":2: the quotes do not pair")]
    [InlineData("云州市殡仪馆", "", ":2: the row has no name: give one.")]
    [InlineData("云州殡仪服务中心", "馆", ":2: the name '馆' is in too many texts")]
    [InlineData("0999-0001234", "0999-12", ":2: '0999-12' is no telephone number: write it as 021-51234567")]
    [InlineData("byg.yunzhou.example", "https://byg.example", ":2: 'https://byg.example' is no domain")]
    [InlineData("0999-0001234,byg.yunzhou.example", ",", ":2: nothing is known to be of '云州市殡仪馆': give its phones or domains.")]
    [InlineData("名录,2026-11-01", "名录,soon", ":2: the date is 'soon': give a day as 2026-12-31.")]
    [InlineData("云州农商银行", "云州市殡仪館", ":3: the name '云州市殡仪館' is used twice, first on line 2")]
    public void Refuses_a_row_of_a_register(string good, string bad, string told) => AssertTold("register.csv" + told, new AdScannerOptions { RegistryPaths = [_scratch.Write("register.csv", Register.Replace(good, bad, StringComparison.Ordinal))] });

    [Theory]
    [InlineData("0000,false", "000,false", ":2: the fingerprint is '")]
    [InlineData("false-absolute-claim", "false-absolut", ":2: no category is called 'false-absolut'")]
    [InlineData("false-absolute-claim;false", "", ":2: the row names no category")]
    [InlineData("2027-01-01", "next year", ":2: the validUntil is 'next year': give a day as 2026-12-31.")]
    [InlineData("审核部", "", ":2: the row has no assessedBy: give one.")]
    public void Refuses_a_row_of_an_allow_list(string good, string bad, string told) => AssertTold("allow.csv" + told, new AdScannerOptions { AllowPath = _scratch.Write("allow.csv", Allowed.Replace(good, bad, StringComparison.Ordinal)) });

    [Fact]
    public void Refuses_files_that_are_not_there_or_empty()
    {
        AssertTold("none.csv: cannot be read", new AdScannerOptions { RegistryPaths = ["none.csv"] });
        AssertTold("empty.csv:1: the file holds no row", new AdScannerOptions { AllowPath = _scratch.Write("empty.csv", "") });
    }

    private static void AssertTold(string told, AdScannerOptions options)
    {
        var error = Assert.Throws<PolicyException>(() => new AdScanner(options));
        Assert.Contains(told, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }
}
