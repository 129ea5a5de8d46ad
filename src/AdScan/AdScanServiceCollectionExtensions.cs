using AdScan.Impressions;
using AdScan.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AdScan;

/// <summary>Adds a scanner to a host's services.</summary>
public static class AdScanServiceCollectionExtensions
{
    /// <summary>Adds one shared <see cref="AdScanner"/>; its browser starts at the first scan, and its options are checked when the host starts.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; may be null.</param>
    /// <returns>A builder for what comes beside the scanner.</returns>
    public static AdScanBuilder AddAdScan(this IServiceCollection services, Action<AdScannerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<AdScannerOptions>().ValidateDataAnnotations().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new AdScanner(
            provider.GetRequiredService<IOptions<AdScannerOptions>>().Value, provider.GetServices<IRule>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<IPictureReader>()));
        return new AdScanBuilder(services);
    }
}
