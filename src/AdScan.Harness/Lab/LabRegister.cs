namespace AdScan.Harness.Lab;

/// <summary>The register of invented bodies, as a file for the time of a grading.</summary>
internal sealed class LabRegister : IDisposable
{
    private LabRegister(string path) => Path = path;

    public string Path { get; }

    public static LabRegister Write()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        using var content = typeof(LabRegister).Assembly.GetManifestResourceStream("Lab/registry.csv")!;
        using var file = File.Create(path);
        content.CopyTo(file);
        return new LabRegister(path);
    }

    public void Dispose() => File.Delete(Path);
}
