namespace AdScan;

/// <summary>Files that travel inside the assembly: regions, devices, policy data, page templates, the shipped model.</summary>
internal static class EmbeddedFile
{
    public static Stream Open(string name) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The assembly lacks its embedded file '{name}'; the build is incomplete.");

    /// <summary>The files whose names begin alike, in the order of their names.</summary>
    public static IEnumerable<string> NamesUnder(string beginning) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(beginning, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string ReadText(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
