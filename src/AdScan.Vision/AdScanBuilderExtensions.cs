using AdScan.Impressions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdScan.Vision;

/// <summary>Lets a scanner that is among a host's services read pictures.</summary>
public static class AdScanBuilderExtensions
{
    /// <summary>Adds one shared <see cref="PictureReader"/>, unless the services have an <see cref="IPictureReader"/> already.</summary>
    /// <param name="builder">What <c>AddAdScan</c> returned.</param>
    public static AdScanBuilder AddVision(this AdScanBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IPictureReader, PictureReader>();
        return builder;
    }
}
