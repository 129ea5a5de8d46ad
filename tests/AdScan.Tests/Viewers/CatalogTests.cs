using AdScan.Viewers;

namespace AdScan.Tests.Viewers;

public sealed class CatalogTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Knows_the_34_province_level_regions_of_China_and_more_countries()
    {
        var china = RegionCatalog.Resolve("cn-all");
        Assert.Equal(34, china.Count);
        Assert.All(china, r => Assert.Matches("^CN-[A-Z]{2}$", r.Id));
        Assert.True(RegionCatalog.Resolve("world").Count >= 12);
        Assert.Equal(Region.Known.Count, Region.Known.Select(r => r.ForwardedFor).Distinct().Count());
        Assert.All(Region.Known, r => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(r.Timezone, out _), r.Timezone));
    }

    [Fact]
    public void Knows_the_phones_that_people_carry()
    {
        Assert.True(DeviceProfile.Known.Count >= 16);
        string[] asked = ["iphone-13", "iphone-15", "iphone-16", "huawei-mate-60", "huawei-pura-70", "xiaomi-14", "oppo-find-x7", "vivo-x100", "honor-magic6", "redmi-12c", "desktop-windows", "desktop-macos"];
        Assert.Empty(asked.Except(DeviceProfile.Known.Select(d => d.Id)));
        Assert.NotEmpty(DeviceCatalog.Resolve("tablets"));
    }

    [Fact]
    public void Every_device_agrees_with_itself()
    {
        Assert.All(DeviceProfile.Known, device =>
        {
            var isChromium = device.UserAgent.Contains("Chrome/", StringComparison.Ordinal);
            Assert.Equal(isChromium, device.UserAgentData is not null);
            Assert.Equal(isChromium, device.MemoryGb is not null);
            if (device.UserAgentData is { } data)
            {
                var major = data.Brands.Single(b => b.Brand == "Chromium").Version.Split('.')[0];
                Assert.Contains($"Chrome/{major}.", device.UserAgent);
            }

            if (device.Groups.Contains("android")) Assert.Contains(device.Model!, device.UserAgent);
            if (device.Groups.Contains("phones")) Assert.Contains("Mobile", device.UserAgent);
            Assert.True(device.ScreenHeight >= device.Height && device.ScreenWidth >= device.Width);
        });
    }

    [Theory]
    [InlineData("CN-SH,四川,guangdong", "CN-SH,CN-SC,CN-GD")]
    [InlineData("sichuan, CN-SC ,四川省", "CN-SC")]
    [InlineData("inner mongolia，xizang", "CN-NM,CN-XZ")]
    public void Resolves_codes_names_and_aliases(string list, string ids) =>
        Assert.Equal(ids.Split(','), RegionCatalog.Resolve(list).Select(r => r.Id));

    [Theory]
    [InlineData("sichaun", "sichuan")]
    [InlineData("CN-SHH", "CN-SH")]
    public void Suggests_the_nearest_names(string wrong, string right) =>
        Assert.Contains(right, Assert.Throws<ViewerCatalogException>(() => RegionCatalog.Resolve(wrong)).Message);

    [Fact]
    public void Suggests_the_nearest_device() =>
        Assert.Contains("iphone-15", Assert.Throws<ViewerCatalogException>(() => DeviceCatalog.Resolve("iphone15")).Message);

    [Fact]
    public void Reads_a_file_of_regions()
    {
        var path = _scratch.Write("r.json", """[{"id":"CN-SC","name":"四川","timezone":"Asia/Shanghai","locale":"zh-CN","languages":["zh-CN","zh"],"latitude":30.57,"longitude":104.07,"forwardedFor":"61.139.2.69","egress":"direct"}]""");
        Assert.Equal("CN-SC", Assert.Single(RegionCatalog.Resolve(path)).Id);
    }

    [Theory]
    [InlineData("[{]", "broken")]
    [InlineData("{}", "neither a list")]
    [InlineData("[]", "holds no region")]
    [InlineData("""[{"id":"X","name":"x","timezone":"Mars/Base","locale":"zh-CN"}]""", "Mars/Base")]
    [InlineData("""[{"id":"X","name":"x","timezone":"Asia/Shanghai","locale":"zh-CN","latitude":95}]""", "latitude")]
    [InlineData("""[{"id":"X","name":"x","timezone":"Asia/Shanghai","locale":"zh-CN","egress":"gopher://h:1"}]""", "scheme that is not known")]
    [InlineData("""[{"id":"X","name":"x","timezone":"Asia/Shanghai","locale":"zh-CN","pool":[{"exit":"bind:127.0.1.1","use":"review"},{"exit":"bind:127.0.1.1","use":"inflight"}]}]""", "twice")]
    [InlineData("""[{"id":"X","name":"x","timezone":"Asia/Shanghai","locale":"zh-CN","pool":[{"exit":"bind:127.0.1.1","use":"spying"}]}]""", "write review or inflight")]
    [InlineData("""[{"id":"X","name":"x","timezone":"Asia/Shanghai","locale":"zh-CN","echo":"ftp://x/"}]""", "echo")]
    [InlineData("""[{"id":"X","name":"x","timezone":"Asia/Shanghai","locale":"zh-CN","colour":1}]""", "colour")]
    public void Refuses_a_broken_file_of_regions_with_place_and_mend(string content, string problem)
    {
        var path = _scratch.Write("r.json", content);
        var message = Assert.Throws<ViewerCatalogException>(() => RegionCatalog.Resolve(path)).Message;
        Assert.StartsWith(path, message);
        Assert.Contains(problem, message);
    }

    [Fact]
    public void Crosses_regions_with_devices_and_refuses_doubles()
    {
        Assert.Equal(["CN-SH/iphone-15", "CN-SH/pixel-8", "CN-SC/iphone-15", "CN-SC/pixel-8"], ViewerMatrix.Of([Region.Shanghai, Region.Sichuan], [DeviceProfile.IPhone15, DeviceProfile.Pixel8]).Select(v => v.Key));
        Assert.Throws<ArgumentException>(() => ViewerMatrix.Of([Region.Shanghai, Region.Shanghai], [DeviceProfile.IPhone15]));
        Assert.Throws<ArgumentException>(() => ViewerMatrix.Of([], [DeviceProfile.IPhone15]));
    }
}
