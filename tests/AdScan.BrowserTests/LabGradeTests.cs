using AdScan.Harness;

namespace AdScan.BrowserTests;

[Collection("browser")]
public sealed class LabGradeTests
{
    [Fact]
    public async Task Shows_every_case_of_the_demo_to_the_viewers_it_is_meant_for()
    {
        var results = await LabCommand.GradeAsync("demo", null, CancellationToken.None);
        Assert.True(results.Count >= 12);
        Assert.DoesNotContain(results.SelectMany(r => r.Wrong.Select(wrong => $"{r.Case.Id}: {wrong}")), w => w.Contains("seen", StringComparison.Ordinal));
    }
}
