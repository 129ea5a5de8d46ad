using System.Text;
using AdScan.Archives;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Reporting;

/// <summary>A run on disk: results as they come, evidence, and at the end the reports. What is written survives an interruption.</summary>
/// <remarks>Not safe for concurrent use: one writer a folder.</remarks>
public sealed class RunFolder : IDisposable
{
    private const string Schema = "adscan-run/1";

    private readonly FileStream _results;
    private readonly RecordChain _chain;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly List<ScanReport> _reports = [];

    private RunFolder(string path, JObject options, DateTimeOffset startedAt)
    {
        (Path, Options, StartedAt) = (path, options, startedAt);

        // Without a buffer: what could not be written must not be tried again when the file is closed.
        _results = new FileStream(At(RunFiles.Results), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            _chain = RecordChain.Open(path, ReadResults());
        }
        catch
        {
            _results.Dispose();
            throw;
        }
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The options of the run.</summary>
    public JObject Options { get; }

    /// <summary>When the run was first begun.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Reports so far, those of an interrupted run included.</summary>
    public IReadOnlyList<ScanReport> Reports => _reports;

    /// <summary>The hash that stands for every record so far and their order: the last link of <c>chain.jsonl</c>, lower-case hex.</summary>
    public string ChainHead => _chain.Head;

    /// <summary>Begins a run in a folder that holds none yet, or goes on with the one it holds.</summary>
    /// <param name="path">The folder; created if it does not exist.</param>
    /// <param name="options">The options that the results depend on.</param>
    /// <param name="resume">Whether to go on with an interrupted run.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="RunFolderException">The folder holds another run, or cannot be written.</exception>
    public static RunFolder Open(string path, JObject options, bool resume, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return OpenCore(System.IO.Path.GetFullPath(path), options, resume, now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"The run folder '{path}' cannot be written: {e.Message}");
        }
    }

    /// <summary>Writes one report and its evidence; the line is on disk when this returns.</summary>
    /// <exception cref="RunFolderException">The disk is full, or the folder is gone.</exception>
    public void Write(ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        try
        {
            WriteEvidence(report);
            WriteLine(report.Id, AdScanJson.Write(report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"The report of '{report.Id}' cannot be written to '{Path}': {e.Message} Make room and go on with --resume.");
        }

        // What a report needs later is on disk; holding every picture of a run in memory would not do.
        _reports.Add(report with { Facts = [], Variants = report.Variants.Select(v => v with { Pieces = [] }).ToList(), Landings = report.Landings.Select(v => v with { Pieces = [] }).ToList() });
    }

    /// <summary>Writes <c>report.json</c> and <c>report.html</c>; each appears whole or not at all.</summary>
    /// <exception cref="RunFolderException">The disk is full, or the folder is gone.</exception>
    public void Finish(RunReport run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run = run with { ChainHead = ChainHead };
        try
        {
            Replace(RunFiles.Report, (TextWriter writer) => AdScanJson.Write(writer, run, indented: true));
            Replace("report.html", (TextWriter writer) => HtmlReport.Write(run, ReadEvidence, writer));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"The report cannot be written to '{Path}': {e.Message} Make room and go on with --resume.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _results.Dispose();
        _chain.Dispose();
    }

    private static RunFolder OpenCore(string path, JObject options, bool resume, DateTimeOffset now)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(path, "evidence"));
        var optionsFile = System.IO.Path.Combine(path, RunFiles.Beginning);
        var exists = File.Exists(optionsFile) || File.Exists(System.IO.Path.Combine(path, RunFiles.Results));
        if (exists && !resume) throw new RunFolderException($"'{path}' already holds a run: name another folder with --out, or go on with that run by --resume.");
        if (!exists)
        {
            File.WriteAllText(optionsFile, new JObject { ["schema"] = Schema, ["startedAt"] = now, ["options"] = options }.ToString());
            return new RunFolder(path, options, now);
        }

        if (IsSealedForOthers(path)) throw new RunFolderException($"'{path}' is finished, and signed or time-stamped, which going on would undo: begin a new run with --out.");
        var earlier = ReadOptions(optionsFile);

        // As it would be read back: a text that is null is written as null, and is another value than that.
        if (Difference((JObject)earlier["options"]!, JObject.Parse(options.ToString())) is { } difference)
        {
            throw new RunFolderException($"The run in '{path}' was begun with another {difference}: resume it with the same options, or begin a new one with --out.");
        }

        return new RunFolder(path, options, earlier["startedAt"]!.Value<DateTime>());
    }

    private static bool IsSealedForOthers(string path)
    {
        bool Holds(string name) => File.Exists(System.IO.Path.Combine(path, name));
        return Holds(RunFiles.Checksums) && (Holds(RunFiles.Signature) || Holds(RunFiles.TimeStamp));
    }

    private static JObject ReadOptions(string file)
    {
        try
        {
            var run = JObject.Parse(File.ReadAllText(file));
            CheckSchema(run, file);
            return run["options"] is JObject && run["startedAt"] is not null
                ? run
                : throw new RunFolderException($"'{file}' is not the beginning of a run: name another folder with --out.");
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException)
        {
            throw new RunFolderException($"'{file}' cannot be read as the beginning of a run: name another folder with --out.");
        }
    }

    /// <summary>A run begun before runs had a schema is of the first.</summary>
    internal static void CheckSchema(JObject run, string file)
    {
        if (run["schema"] is { } schema && (string?)schema != Schema) throw new RunFolderException($"'{file}' is of the schema '{schema}', and this version reads {Schema}: use the version of adscan that wrote it.");
    }

    private static string? Difference(JObject earlier, JObject now) =>
        earlier.Properties().Select(p => p.Name).Union(now.Properties().Select(p => p.Name))
            .FirstOrDefault(name => !JToken.DeepEquals(earlier[name], now[name]));

    /// <summary>Reads what an interrupted run has judged; a line that was torn by the interruption is cut off and judged again.</summary>
    private List<(string Id, string Hash)> ReadResults()
    {
        var records = new List<(string, string)>();
        using var copy = new MemoryStream();
        _results.CopyTo(copy);
        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        var whole = 0;
        while (bytes[whole..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            ScanReport report;
            try
            {
                report = AdScanJson.Read<ScanReport>(Encoding.UTF8.GetString(bytes.Slice(whole, length)));
            }
            catch (JsonException e)
            {
                throw new RunFolderException($"'{At(RunFiles.Results)}' is damaged at byte {whole} ({e.Message}): restore it, or begin a new run with --out.");
            }

            _reports.Add(report with { Variants = report.Variants.Select(v => v with { Pieces = [] }).ToList(), Landings = report.Landings.Select(v => v with { Pieces = [] }).ToList() });
            records.Add((report.Id, ChainLink.HashOf(bytes.Slice(whole, length))));
            whole += length + 1;
        }

        _results.SetLength(whole);
        _results.Position = whole;
        return records;
    }

    /// <summary>Writes a whole line and its link, or none of it.</summary>
    private void WriteLine(string id, string line)
    {
        var end = _results.Position;
        try
        {
            _results.Write(Encoding.UTF8.GetBytes(line + "\n"));
            _results.Flush(flushToDisk: true);
            _chain.Add(id, ChainLink.HashOf(line));
        }
        catch (IOException)
        {
            _results.SetLength(end);
            throw;
        }
    }

    private void WriteEvidence(ScanReport report)
    {
        foreach (var picture in report.Facts.SelectMany(i => i.Looks.Concat(i.Landings.SelectMany(l => l.Looks))).Select(l => l.Picture).OfType<Impressions.Picture>())
        {
            if (_written.Add(picture.FilePath) && !File.Exists(At(picture.FilePath))) File.WriteAllBytes(At(picture.FilePath), picture.Content.Span);
        }

        if (report.Facts.Count > 0) File.WriteAllText(At(EvidencePaths.ImpressionsOf(report.Id)), AdScanJson.Write(report.Facts));
        WriteArchives(report);
    }

    private void WriteArchives(ScanReport report)
    {
        if (report.Archives.HasFlag(ArchiveForms.Wacz) && report.Facts.Count > 0) Replace(EvidencePaths.ArchiveOf(report.Id), (Stream file) => WaczFile.Write(file, report.Id, report.Facts));
        if (!report.Archives.HasFlag(ArchiveForms.Har)) return;
        foreach (var (i, impression) in report.Facts.Index()) Replace(EvidencePaths.HarOf(report.Id, i + 1), (TextWriter writer) => HarFile.Write(writer, impression));
    }

    private void Replace(string name, Action<TextWriter> write) => Replace(name, (Stream file) =>
    {
        using var writer = new StreamWriter(file);
        write(writer);
    });

    private void Replace(string name, Action<Stream> write)
    {
        var temporary = At(name + ".new");
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite)) write(file);
        File.Move(temporary, At(name), overwrite: true);
    }

    private byte[]? ReadEvidence(string path) => File.Exists(At(path)) ? File.ReadAllBytes(At(path)) : null;

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
