using System.IO.Compression;
using System.Security;

namespace AdScan.PackageTests;

/// <summary>The packages, packed once for all tests, in a folder of their own with all that is made of them.</summary>
/// <remarks>
/// They carry a version that nothing else has, so that no cache can hold another package under it. What they depend on is taken from the packages that this
/// machine has already; they themselves are unpacked into the test's own folder.
/// </remarks>
public sealed class Packages : IAsyncLifetime
{
    /// <summary>The systems that the tool has a package for, by their runtime identifiers.</summary>
    public static IReadOnlyList<string> Systems { get; } = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"];

    public string Version { get; } = $"0.1.0-test.{Environment.ProcessId}.at{DateTime.UtcNow:HHmmssfff}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("adscan-package-").FullName;

    public async Task InitializeAsync()
    {
        var isBuilt = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        string[] asBuilt = isBuilt ? ["--no-build"] : [];
        await PackAsync("AdScan", asBuilt);
        await PackAsync("AdScan.Vision", asBuilt);
        await PackAsync("AdScan.Harness", isBuilt ? ["--no-restore"] : []); // for each system it is built as it is packed

        await File.WriteAllTextAsync(At("nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{SecurityElement.Escape(At("cache"))}" /></config>
              <packageSources><add key="packed" value="{SecurityElement.Escape(At("packages"))}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{SecurityElement.Escape(await MachineFolderAsync())}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    public string At(string name) => Path.Combine(Folder, name);

    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(At(Path.Combine("packages", $"{id}.{Version}.{extension}")));

    /// <summary>A project of a template of the SDK's, to which the package is added as its users would.</summary>
    /// <param name="name">The project's name, and its root namespace.</param>
    /// <param name="template"><c>console</c> or <c>web</c>.</param>
    /// <param name="sources">The folder of the C# files that take the place of the template's.</param>
    internal async Task<ScratchProject> CreateAsync(string name, string template, string sources)
    {
        var project = At(name);
        await Command.DotnetAsync(Folder, "new", template, "-n", name, "-o", project, "--no-restore");
        foreach (var source in Directory.GetFiles(sources, "*.cs")) File.Copy(source, Path.Combine(project, Path.GetFileName(source)), overwrite: true);
        await Command.DotnetAsync(project, "add", "package", "AdScan", "--version", Version);
        await Command.DotnetAsync(project, "build", "-c", "Release", "-o", Path.Combine(project, "out"), "-nodeReuse:false");
        return new ScratchProject(project, name);
    }

    private async Task PackAsync(string project, string[] options) =>
        await Command.DotnetAsync(Checkout.Root, ["pack", Path.Combine("src", project), "-c", "Release", "-o", At("packages"), $"-p:PackageVersion={Version}", .. options]);

    private async Task<string> MachineFolderAsync()
    {
        var said = await Command.DotnetAsync(Folder, "nuget", "locals", "global-packages", "--list");
        return said[(said.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}

[CollectionDefinition("packages")]
public sealed class PackagesGroup : ICollectionFixture<Packages>;
