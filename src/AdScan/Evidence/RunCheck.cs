using System.Security.Cryptography.X509Certificates;
using AdScan.Reporting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Evidence;

/// <summary>One check of a run folder, from the seal inward.</summary>
internal sealed class RunCheck(string folder)
{
    private readonly List<RunDifference> _differences = [];
    private readonly SortedDictionary<string, FileInfo> _files = FolderFiles.List(folder);
    private readonly List<(string Hash, string? Id)> _found = [];
    private RunManifest? _manifest;
    private string? _manifestHash;

    public RunVerification Run(PublicKey? key, X509Certificate2? authority)
    {
        CheckChecksums();
        ReadManifest();
        if (_manifest is not null) CheckFiles(_manifest);
        ReadRecords();
        var head = CheckChain();
        var seal = new SealCheck(folder, _manifest, _manifestHash, Differs);
        return new RunVerification
        {
            Signature = seal.CheckSignature(key),
            TimeStamp = seal.CheckTimeStamp(authority),
            Differences = _differences,
            Files = _files.Count,
            Bytes = _files.Values.Where(file => file.Exists).Sum(file => file.Length),
            Records = _found.Count,
            ChainHead = head,
            ManifestSha256 = _manifestHash,
            Manifest = _manifest,
        };
    }

    /// <summary>Whether the seal's own files are those that were written.</summary>
    private void CheckChecksums()
    {
        var manifest = new FileInfo(At(RunFiles.Manifest));
        _manifestHash = manifest.Exists ? FolderFiles.HashOf(manifest) : null;
        if (_manifestHash is null) Differs(DifferenceKind.Missing, RunFiles.Manifest, "缺少，运行未完成或清单已被删除", "is missing: the run was not finished, or its manifest was removed");
        if (!File.Exists(At(RunFiles.Checksums)))
        {
            if (_manifestHash is not null) Differs(DifferenceKind.Missing, RunFiles.Checksums, "缺少，清单本身无法核对", "is missing, so the manifest itself cannot be checked");
            return;
        }

        var (written, now) = (File.ReadAllText(At(RunFiles.Checksums)), RunSeal.Checksums(folder));
        if (written == now) return;
        var before = _differences.Count;
        var known = written.Split('\n').Select(line => line.Split("  ", 2)).Where(parts => parts.Length == 2).DistinctBy(parts => parts[1]).ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
        var present = now.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
        foreach (var (name, hash) in present)
        {
            if (!known.TryGetValue(name, out var sealedHash)) Differs(DifferenceKind.Added, name, $"不在 {RunFiles.Checksums} 中", $"is not in {RunFiles.Checksums}");
            else if (sealedHash != hash) Differs(DifferenceKind.Changed, name, $"与 {RunFiles.Checksums} 中的哈希不符", $"has not the hash that {RunFiles.Checksums} gives");
        }

        foreach (var name in RunFiles.Seal.Where(name => name != RunFiles.Manifest && known.ContainsKey(name) && !present.ContainsKey(name))) Differs(DifferenceKind.Missing, name, "缺少", "is missing");
        if (_differences.Count == before) Differs(DifferenceKind.Changed, RunFiles.Checksums, "被改动", "was changed");
    }

    private void ReadManifest()
    {
        if (_manifestHash is null) return;
        try
        {
            var json = JObject.Parse(File.ReadAllText(At(RunFiles.Manifest)));
            if (_differences.Count == 0 && (string?)json["schema"] != RunManifest.SchemaName)
            {
                throw new RunFolderException($"'{At(RunFiles.Manifest)}' is of the schema '{json["schema"]}', and this version checks {RunManifest.SchemaName}: use the version of adscan that wrote it.");
            }

            var manifest = json.ToObject<RunManifest>(JsonSerializer.Create(AdScanJson.Settings));
            if (manifest is { Files: not null, Records.Head: not null } && manifest.Files.All(file => file is { Path: not null, Sha256: not null })) _manifest = manifest;
            else Unreadable("a field is missing");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            Unreadable(e.Message.TrimEnd('.'));
        }

        void Unreadable(string why) => Differs(DifferenceKind.Changed, RunFiles.Manifest, "无法读取，因此不能逐个核对文件", $"cannot be read ({why}), so files cannot be checked one by one");
    }

    private void CheckFiles(RunManifest manifest)
    {
        var known = manifest.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in manifest.Files)
        {
            if (!_files.TryGetValue(file.Path, out var found)) Differs(DifferenceKind.Missing, file.Path, "缺少", "is missing");
            else if (FolderFiles.IsLink(found)) Differs(DifferenceKind.Changed, file.Path, "成了链接，不是原文件", "is a link and not the file");
            else if (found.Length != file.Bytes) Differs(DifferenceKind.Changed, file.Path, $"被改动：原有 {file.Bytes} 字节，现有 {found.Length} 字节", $"was changed: it had {file.Bytes} bytes and has {found.Length}");
            else if (FolderFiles.HashOf(found) != file.Sha256) Differs(DifferenceKind.Changed, file.Path, "被改动", "was changed");
        }

        foreach (var path in _files.Keys.Where(path => !known.Contains(path))) Differs(DifferenceKind.Added, path, "是后来加入的", "was added");
    }

    /// <summary>Reads the records once, for their hashes and for the evidence that they name.</summary>
    private void ReadRecords()
    {
        if (!_files.TryGetValue(RunFiles.Results, out var results) || results.Length == 0) return;
        foreach (var record in RecordReader.Read(results.FullName))
        {
            _found.Add((record.Hash, record.Id));
            foreach (var (by, path) in record.Evidence.Where(named => !_files.ContainsKey(named.Path)))
            {
                Differs(DifferenceKind.EvidenceMissing, path, $"缺少，而广告 {record.Id} 的 {by} 以它为证据", $"is missing, and '{by}' of snippet '{record.Id}' names it as evidence");
            }
        }
    }

    /// <summary>Checks the records against the chain, and the chain against the manifest.</summary>
    /// <returns>The last link over the records found.</returns>
    private string CheckChain()
    {
        var start = _files.ContainsKey(RunFiles.Beginning) ? RecordChain.StartOf(folder) : _manifest?.Records.Start ?? ChainLink.HashOf("");
        var head = _found.Aggregate(start, (link, record) => ChainLink.After(link, record.Hash));
        var links = RecordChain.ReadLinks(folder).ToList();
        var isIntact = _manifest is null || (links.Count == _manifest.Records.Count && (links.Count == 0 || links[^1].Link == _manifest.Records.Head));
        if (isIntact) _differences.AddRange(RecordComparison.Compare(links, _found));
        if (_manifest is { } manifest && head != manifest.Records.Head && !_differences.Exists(d => d.Path is RunFiles.Results or RunFiles.Chain or RunFiles.Beginning))
        {
            Differs(DifferenceKind.Changed, RunFiles.Results, "的记录与清单中的证据链末端不符", "does not lead to the chain head of the manifest");
        }

        return head;
    }

    private void Differs(DifferenceKind kind, string path, string zh, string en) => _differences.Add(new RunDifference(kind, path, $"{path} {zh}。{path} {en}."));

    private string At(string name) => Path.Combine(folder, name);
}
