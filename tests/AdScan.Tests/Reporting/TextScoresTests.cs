using AdScan.Reporting;

namespace AdScan.Tests.Reporting;

/// <summary>How scores are held against thresholds.</summary>
public sealed class TextScoresTests
{
    [Theory]
    [InlineData(0.0, 0.52, 0.48, 0.0, 1.0, 0.48)]
    [InlineData(0.5, 0.2, 0.1, 0.8, 0.2, 0.1)]
    [InlineData(0.1, 0.2, 0.6, 0.1, 0.2, 0.9)]
    [InlineData(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)]
    public void The_likeliest_kind_bears_the_probability_of_any_violation(double vulgar, double @false, double illegal, double weighedVulgar, double weighedFalse, double weighedIllegal)
    {
        var weighed = new TextScores(vulgar, @false, illegal).Weigh();
        Assert.Equal(weighedVulgar, weighed.Vulgar, 9);
        Assert.Equal(weighedFalse, weighed.False, 9);
        Assert.Equal(weighedIllegal, weighed.Illegal, 9);
    }
}
