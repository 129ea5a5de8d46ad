using System.Security.Cryptography;
using AdScan.Evidence;
using AdScan.Rendering;
using AdScan.Reporting;
using AdScan.Rules;

namespace AdScan;

/// <summary>The files that a scanner looks and judges with, by their hashes.</summary>
internal static class ScanComponents
{
    private const string ShippedModel = "ad-text.zip";

    public static IEnumerable<RunComponent> Of(AdScannerOptions options, RunEnvironment environment)
    {
        yield return RunComponent.OfAssembly("library", typeof(AdScanner));
        yield return options.ModelPath is { } model ? RunComponent.OfFile("model", model, environment.Model) : Embedded("model", ShippedModel, environment.Model);
        foreach (var name in Policy.ShippedFiles) yield return Embedded("policy", name, Policy.Shipped.Version);
        if (options.PolicyPath is { } policy) yield return RunComponent.OfFile("policy", policy, environment.Policy);
        foreach (var register in options.RegistryPaths) yield return RunComponent.OfFile("register", register);
        if (options.AllowPath is { } allow) yield return RunComponent.OfFile("allowList", allow);
        if ((options.BrowserPath ?? BrowserLocator.Find()) is not { } browser) yield break;
        foreach (var file in BrowserFiles.Of(browser)) yield return RunComponent.OfFile("browser", file, environment.Browser);
    }

    private static RunComponent Embedded(string part, string name, string version)
    {
        using var content = EmbeddedFile.Open(name);
        return new RunComponent(part, name, version, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
