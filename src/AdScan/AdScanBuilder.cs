using AdScan.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AdScan;

/// <summary>Adds to a scanner that is among a host's services.</summary>
public sealed class AdScanBuilder
{
    internal AdScanBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a rule to be asked beside the shipped ones.</summary>
    /// <typeparam name="TRule">The rule; made once and shared between threads.</typeparam>
    public AdScanBuilder AddRule<TRule>()
        where TRule : class, IRule
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<IRule, TRule>());
        return this;
    }
}
