using AdScan.Evidence;

namespace AdScan.Benchmarks;

/// <summary>One damage done to a run folder at random; disposing of it undoes it.</summary>
internal sealed class RunDamage : IDisposable
{
    private const string Results = "results.jsonl";
    private const string Chain = "chain.jsonl";

    private readonly string _folder;
    private readonly Random _random;
    private readonly Dictionary<string, byte[]?> _before = new(StringComparer.Ordinal);
    private DifferenceKind? _record;

    private RunDamage(string folder, Random random) => (_folder, _random) = (folder, random);

    /// <summary>What was done, as a sentence's end: “a byte of … flipped”.</summary>
    public string What { get; private set; } = "";

    /// <summary>Every kind of damage.</summary>
    public static IReadOnlyDictionary<string, Action<RunDamage>> Kinds { get; } = new Dictionary<string, Action<RunDamage>>
    {
        ["flip a byte of any file"] = damage => damage.FlipByte(),
        ["cut a file short"] = damage => damage.CutShort(),
        ["remove a file"] = damage => damage.RemoveFile(),
        ["add a file"] = damage => damage.AddFile(),
        ["copy a file under another name"] = damage => damage.CopyFile(),
        ["swap two pieces of evidence"] = damage => damage.SwapEvidence(),
        ["drop a record"] = damage => damage.ChangeRecords(DifferenceKind.RecordDropped, (lines, i) => lines.RemoveAt(i)),
        ["repeat a record"] = damage => damage.ChangeRecords(DifferenceKind.RecordAdded, (lines, i) => lines.Insert(damage._random.Next(lines.Count + 1), lines[i])),
        ["move a record"] = damage => damage.ChangeRecords(DifferenceKind.RecordMoved, damage.Move),
        ["flip a byte of a record"] = damage => damage.ChangeRecords(DifferenceKind.RecordChanged, (lines, i) => lines[i] = damage.Flipped(lines[i])),
        ["drop, repeat or move a link of the chain"] = damage => damage.ChangeLinks(),
    };

    public static RunDamage Do(string folder, string kind, Random random)
    {
        var damage = new RunDamage(folder, random);
        Kinds[kind](damage);
        return damage;
    }

    /// <summary>Whether a verification names what was damaged: the file, and of a record what was done to it.</summary>
    public bool IsNamedBy(RunVerification verification) =>
        verification.Differences.Any(d => _before.Keys.Any(path => d.Message.Contains(path, StringComparison.Ordinal))) && (_record is not { } kind || verification.Differences.Any(d => d.Kind == kind));

    public void Dispose()
    {
        foreach (var (path, content) in _before)
        {
            if (content is null) File.Delete(At(path));
            else File.WriteAllBytes(At(path), content);
        }
    }

    private void FlipByte()
    {
        var (path, content) = AnyFile();
        Write(path, Flipped(content), "flipped a byte of");
    }

    private void CutShort()
    {
        var (path, content) = AnyFile();
        Write(path, content[.._random.Next(content.Length)], "cut short");
    }

    private void RemoveFile()
    {
        var (path, _) = AnyFile();
        File.Delete(At(path));
        What = $"removed {path}";
    }

    private void AddFile()
    {
        var path = $"{(_random.Next(2) == 0 ? "evidence/" : "")}{_random.Next():x8}.webp";
        _before[path] = null;
        var content = new byte[_random.Next(64)];
        _random.NextBytes(content);
        Write(path, content, "added");
    }

    private void CopyFile()
    {
        var (path, content) = AnyFile();
        _before.Remove(path);
        var copy = $"{Path.ChangeExtension(path, null)}-{_random.Next():x8}{Path.GetExtension(path)}";
        _before[copy] = null;
        Write(copy, content, $"copied {path} to");
    }

    private void SwapEvidence()
    {
        var (one, a) = AnyFile("evidence/");
        var (two, b) = AnyFile("evidence/");
        while (a.AsSpan().SequenceEqual(b))
        {
            _before.Remove(two);
            (two, b) = AnyFile("evidence/");
        }

        _before[one] = a;
        Write(one, b, "swapped");
        Write(two, a, $"swapped {one} and");
    }

    private void ChangeRecords(DifferenceKind kind, Action<List<byte[]>, int> change)
    {
        _record = kind;
        ChangeLines(Results, change, kind.ToString());
    }

    private void ChangeLinks() => ChangeLines(Chain, (lines, i) =>
    {
        switch (_random.Next(3))
        {
            case 0: lines.RemoveAt(i); break;
            case 1: lines.Insert(i, lines[i]); break;
            default: Move(lines, i); break;
        }
    }, "changed the lines of");

    private void Move(List<byte[]> lines, int i)
    {
        var line = lines[i];
        lines.RemoveAt(i);
        lines.Insert((i + 1 + _random.Next(lines.Count)) % (lines.Count + 1), line);
    }

    private void ChangeLines(string path, Action<List<byte[]>, int> change, string what)
    {
        var content = _before[path] = File.ReadAllBytes(At(path));
        var lines = new List<byte[]>();
        for (var begin = 0; begin < content.Length;)
        {
            var end = Array.IndexOf(content, (byte)'\n', begin) + 1;
            lines.Add(content[begin..end]);
            begin = end;
        }

        change(lines, _random.Next(lines.Count));
        Write(path, [.. lines.SelectMany(line => line)], what);
    }

    /// <summary>The same with one byte changed; a line keeps its end, and gets no other.</summary>
    private byte[] Flipped(byte[] content)
    {
        var flipped = content.ToArray();
        var isLine = content[^1] == '\n' && _record is not null;
        var at = _random.Next(content.Length - (isLine ? 1 : 0));
        do flipped[at] = (byte)(content[at] ^ _random.Next(1, 256));
        while (isLine && flipped[at] == '\n');
        return flipped;
    }

    private (string Path, byte[] Content) AnyFile(string below = "")
    {
        var files = Directory.GetFiles(At(below), "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length > 0).Order(StringComparer.Ordinal).ToList();
        var path = Path.GetRelativePath(_folder, files[_random.Next(files.Count)]).Replace('\\', '/');
        var content = File.ReadAllBytes(At(path));
        _before[path] = content;
        return (path, content);
    }

    private void Write(string path, byte[] content, string what)
    {
        File.WriteAllBytes(At(path), content);
        What = $"{what} {path}";
    }

    private string At(string path) => Path.Combine(_folder, path);
}
