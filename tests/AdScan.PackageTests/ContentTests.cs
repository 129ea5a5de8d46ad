using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace AdScan.PackageTests;

/// <summary>What is in the packages, and what is not.</summary>
[Collection("packages")]
public sealed class ContentTests(Packages packages)
{
    private static readonly string[] Ids = ["AdScan", "AdScan.Vision", "AdScan.Tool"];

    public static TheoryData<string> All => new(Ids);

    public static TheoryData<string> Libraries => new(Ids.Where(id => id != "AdScan.Tool"));

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
    [MemberData(nameof(All))]
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
    public void The_tool_brings_the_driver_of_its_browser()
    {
        using var package = packages.Open("AdScan.Tool");
        Assert.Contains(package.Entries, e => e.FullName.Contains("/.playwright/node/", StringComparison.Ordinal) && e.Name is "node" or "node.exe");
        Assert.Contains(package.Entries, e => e.FullName.Contains("/.playwright/package/", StringComparison.Ordinal));
    }

    /// <summary>The library takes 7 MB, most of it the model, the add-on 20, its models; the tool 102: the driver of the browser and what reads pictures, for one platform.</summary>
    [Theory]
    [InlineData("AdScan", 12)]
    [InlineData("AdScan.Vision", 40)]
    [InlineData("AdScan.Tool", 115)]
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
