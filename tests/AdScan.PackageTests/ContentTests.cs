using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace AdScan.PackageTests;

/// <summary>What is in the packages, and what is not.</summary>
[Collection("packages")]
public sealed class ContentTests(Packages packages)
{
    private static readonly string[] OfLibraries = ["AdScan", "AdScan.Vision"];

    private static readonly string[] OfTools = [.. Packages.Systems.Select(system => $"AdScan.Tool.{system}")];

    public static TheoryData<string> All => new([.. OfLibraries, "AdScan.Tool", .. OfTools]);

    public static TheoryData<string> Libraries => new(OfLibraries);

    /// <summary>All that hold programs: not the one that only names the tool's others.</summary>
    public static TheoryData<string> Programs => new([.. OfLibraries, .. OfTools]);

    [Theory]
    [MemberData(nameof(All))]
    public void A_package_says_what_it_is(string id)
    {
        using var package = packages.Open(id);
        var metadata = XDocument.Parse(TextOf(package.GetEntry(id + ".nuspec")!)).Root!.Elements().First().Elements().ToDictionary(e => e.Name.LocalName, e => e);
        Assert.Equal("MIT", metadata["license"].Value);
        Assert.NotEqual("Package Description", metadata["description"].Value);
        Assert.All(["README.md", "icon.png", "CHANGELOG.md", "THIRD-PARTY-NOTICES.md"], name => Assert.NotNull(package.GetEntry(name)));
        Assert.Equal(("README.md", "icon.png"), (metadata["readme"].Value, metadata["icon"].Value));
        Assert.DoesNotContain("projectUrl", metadata.Keys);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_brings_docs_and_symbols_and_nothing_else(string id)
    {
        using var package = packages.Open(id);
        Assert.Equal([$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], package.Entries.Select(e => e.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains($"<name>{id}</name>", TextOf(package.GetEntry($"lib/net10.0/{id}.xml")!), StringComparison.Ordinal);
        using var symbols = packages.Open(id, "snupkg");
        Assert.NotNull(symbols.GetEntry($"lib/net10.0/{id}.pdb"));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Nothing_tells_where_it_was_built(string id)
    {
        string[] places = [Checkout.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)];
        using var package = packages.Open(id);
        using var symbols = packages.Open(id, "snupkg");
        var ours = package.Entries.Concat(symbols.Entries).Where(e => e.Name.StartsWith("AdScan", StringComparison.Ordinal) || !e.FullName.Contains('/', StringComparison.Ordinal)).ToList();
        Assert.Contains(ours, e => e.Name.EndsWith(".pdb", StringComparison.Ordinal));
        foreach (var entry in ours)
        {
            var bytes = BytesOf(entry);
            Assert.All(places, place => Assert.False(Holds(bytes, place), $"{entry.FullName} holds '{place}'."));
        }
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Symbols_name_sources_by_their_place_in_the_repository(string id)
    {
        using var symbols = packages.Open(id, "snupkg");
        using var reader = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(BytesOf(symbols.GetEntry($"lib/net10.0/{id}.pdb")!)));
        var pdb = reader.GetMetadataReader();
        Assert.All(pdb.Documents.Select(handle => pdb.GetString(pdb.GetDocument(handle).Name)), name => Assert.StartsWith($"/_/src/{id}/", name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_tool_has_a_package_for_each_system()
    {
        using var package = packages.Open("AdScan.Tool");
        var settings = XDocument.Parse(TextOf(package.Entries.Single(e => e.Name == "DotnetToolSettings.xml")));
        Assert.Equal(
            Packages.Systems.Select(system => (system, $"AdScan.Tool.{system}")),
            settings.Descendants("RuntimeIdentifierPackage").Select(e => (e.Attribute("RuntimeIdentifier")!.Value, e.Attribute("Id")!.Value)));
    }

    [Theory]
    [InlineData("linux-x64", "linux-x64/node", "libonnxruntime.so", "libSkiaSharp.so")]
    [InlineData("linux-arm64", "linux-arm64/node", "libonnxruntime.so", "libSkiaSharp.so")]
    [InlineData("win-x64", "win32_x64/node.exe", "onnxruntime.dll", "libSkiaSharp.dll")]
    [InlineData("osx-arm64", "darwin-arm64/node", "libonnxruntime.dylib", "libSkiaSharp.dylib")]
    public void The_tool_brings_its_systems_driver_and_readers_and_no_others(string system, string driver, params string[] readers)
    {
        using var package = packages.Open($"AdScan.Tool.{system}");
        var names = package.Entries.Select(e => e.FullName).ToList();
        var (root, node) = ($"tools/net10.0/{system}/", $"tools/net10.0/{system}/.playwright/node/");
        Assert.Equal([node + driver], names.Where(name => name.StartsWith(node, StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(name) == "node"));
        Assert.Contains(root + ".playwright/package/cli.js", names);
        Assert.All(readers, reader => Assert.Contains(root + reader, names));
        Assert.DoesNotContain(names, name => name.Contains("/runtimes/", StringComparison.Ordinal) && name.Contains("/native/", StringComparison.Ordinal));
    }

    /// <summary>The library takes 11 MB, most of it the model, the add-on 20, its models; the tool about 100 for each system: the driver of the browser and what reads pictures.</summary>
    [Theory]
    [InlineData("AdScan", 13)]
    [InlineData("AdScan.Vision", 40)]
    [InlineData("AdScan.Tool", 1)]
    [InlineData("AdScan.Tool.linux-x64", 110)]
    [InlineData("AdScan.Tool.linux-arm64", 110)]
    [InlineData("AdScan.Tool.win-x64", 110)]
    [InlineData("AdScan.Tool.osx-arm64", 110)]
    public void A_package_is_no_larger_than_it_must_be(string id, int megabytes)
    {
        var size = new FileInfo(packages.At($"packages/{id}.{packages.Version}.nupkg")).Length;
        Assert.InRange(size, 1, megabytes * 1_000_000L);
    }

    private static bool Holds(byte[] bytes, string place) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(place + Path.DirectorySeparatorChar)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(place + Path.DirectorySeparatorChar)) >= 0;

    private static string TextOf(ZipArchiveEntry entry) => Encoding.UTF8.GetString(BytesOf(entry)).TrimStart('\uFEFF');

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
