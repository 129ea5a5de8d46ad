using System.Runtime.InteropServices;
using System.Text;
using AdScan.Reporting;

namespace AdScan.Evidence;

/// <summary>Seals a finished run: its manifest, and where wanted a signature and a time-stamp.</summary>
/// <remarks>Not safe for concurrent use on one folder.</remarks>
public static class RunSeal
{
    /// <summary>Writes <c>manifest.json</c>, its signature if there is a key, and <c>manifest.sha256</c>; an earlier seal is replaced.</summary>
    /// <param name="folder">The run folder, finished and closed.</param>
    /// <param name="run">The run, as its report tells it.</param>
    /// <param name="components">The files that looked and judged.</param>
    /// <param name="now">The present.</param>
    /// <param name="key">The key to sign with; null for none.</param>
    /// <exception cref="RunFolderException">The disk is full, or the folder is gone.</exception>
    public static RunManifest Write(string folder, RunReport run, IReadOnlyList<RunComponent> components, DateTimeOffset now, SigningKey? key = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(components);
        return Guarded(folder, () =>
        {
            foreach (var name in RunFiles.Seal.Where(name => name != RunFiles.Manifest)) File.Delete(Path.Combine(folder, name));
            var manifest = ManifestOf(folder, run, components, now, key);
            Replace(folder, RunFiles.Manifest, stream =>
            {
                using var writer = new StreamWriter(stream);
                AdScanJson.Write(writer, manifest, indented: true);
            });
            if (key is not null) Replace(folder, RunFiles.Signature, Encoding.UTF8.GetBytes(ManifestSignature.Of(key, File.ReadAllBytes(Path.Combine(folder, RunFiles.Manifest))).ToString()));
            Replace(folder, RunFiles.Checksums, Encoding.UTF8.GetBytes(Checksums(folder)));
            return manifest;
        });
    }

    /// <summary>Has an authority time-stamp the manifest, and keeps its answer as <c>manifest.tsr</c>.</summary>
    /// <param name="folder">A run folder with its manifest.</param>
    /// <param name="authority">The http(s) address of an RFC 3161 authority.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TimeStampException">The authority gave none; the run stands without.</exception>
    /// <exception cref="RunFolderException">The disk is full, or the folder is gone.</exception>
    public static async Task StampAsync(string folder, Uri authority, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(authority);
        var answer = await TimeStamp.AskAsync(authority, Convert.FromHexString(HashOf(folder)), cancellationToken);
        Guarded(folder, () =>
        {
            Replace(folder, RunFiles.TimeStamp, answer);
            Replace(folder, RunFiles.Checksums, Encoding.UTF8.GetBytes(Checksums(folder)));
            return true;
        });
    }

    /// <summary>SHA-256 of a run's manifest, in lower-case hex: who has noted it knows the run by it.</summary>
    /// <exception cref="RunFolderException">The run has no manifest.</exception>
    public static string HashOf(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Guarded(folder, () => FolderFiles.HashOf(new FileInfo(Path.Combine(folder, RunFiles.Manifest))));
    }

    /// <summary>The content of <c>manifest.sha256</c>, in the form of <c>sha256sum</c>.</summary>
    internal static string Checksums(string folder) =>
        string.Concat(RunFiles.Seal.Where(name => name != RunFiles.Checksums).Select(name => new FileInfo(Path.Combine(folder, name))).Where(file => file.Exists).Select(file => $"{FolderFiles.HashOf(file)}  {file.Name}\n"));

    private static RunManifest ManifestOf(string folder, RunReport run, IReadOnlyList<RunComponent> components, DateTimeOffset now, SigningKey? key)
    {
        var start = RecordChain.StartOf(folder);
        return new RunManifest
        {
            Tool = run.Tool,
            Components = components,
            Environment = run.Environment with { Categories = [] },
            Runtime = RuntimeInformation.FrameworkDescription,
            Options = run.Options,
            StartedAt = run.StartedAt,
            FinishedAt = run.FinishedAt,
            SealedAt = now,
            Records = RecordChain.ReadLinks(folder).Aggregate(new RecordSeal(0, start, start), (seal, link) => seal with { Count = link.N, Head = link.Link }),
            SignedBy = key is null ? null : new ManifestSigner(key.PublicKey.Algorithm, key.PublicKey.Fingerprint),
            Files = FolderFiles.List(folder).Where(file => !FolderFiles.IsLink(file.Value)).Select(file => new ManifestFile(file.Key, file.Value.Length, FolderFiles.HashOf(file.Value))).ToList(),
        };
    }

    private static void Replace(string folder, string name, byte[] content) => Replace(folder, name, stream => stream.Write(content));

    private static void Replace(string folder, string name, Action<FileStream> write)
    {
        var temporary = Path.Combine(folder, name + ".new");
        using (var stream = File.Create(temporary)) write(stream);
        File.Move(temporary, Path.Combine(folder, name), overwrite: true);
    }

    private static T Guarded<T>(string folder, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"The run in '{folder}' cannot be sealed: {e.Message} Make room and go on with --resume.");
        }
    }
}
