using AdScan.Impressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace AdScan.Reporting;

/// <summary>A run folder that is only read: what was judged, and what was seen, to be judged again.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class SavedRun
{
    private readonly string _path;

    private SavedRun(string path, JObject options, IReadOnlyList<ScanReport> reports) => (_path, Options, Reports) = (path, options, reports);

    /// <summary>The options of the run.</summary>
    public JObject Options { get; }

    /// <summary>What was judged, in the order in which it was.</summary>
    public IReadOnlyList<ScanReport> Reports { get; }

    /// <summary>Reads a run folder.</summary>
    /// <exception cref="RunFolderException">The folder holds no run, or one that is damaged.</exception>
    public static SavedRun Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var beginning = Path.Combine(path, RunFiles.Beginning);
        var run = Load(beginning, JObject.Parse);
        RunFolder.CheckSchema(run, beginning);
        var options = run["options"] as JObject ?? [];
        var lines = Load(Path.Combine(path, RunFiles.Results), text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(AdScanJson.Read<ScanReport>).ToList());
        return new SavedRun(path, options, lines);
    }

    /// <summary>Reads the report of a run that has ended, as it was written.</summary>
    /// <exception cref="RunFolderException">The folder holds no report, or one that is damaged.</exception>
    public static RunReport ReadReport(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Path.Combine(path, RunFiles.Report);
        return File.Exists(file) ? Load(file, AdScanJson.Read<RunReport>) : throw new RunFolderException($"'{path}' holds no {RunFiles.Report}: name the folder of a run that has ended; one that was interrupted goes on with scan --resume.");
    }

    /// <summary>What was seen of a snippet; empty where it could not be looked at.</summary>
    /// <exception cref="RunFolderException">The evidence is missing or damaged.</exception>
    public IReadOnlyList<Impression> ImpressionsOf(ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Impressions.Count == 0 ? [] : Load(Path.Combine(_path, EvidencePaths.ImpressionsOf(report.Id)), AdScanJson.Read<List<Impression>>);
    }

    private static T Load<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"'{file}' cannot be read: {e.Message} Name the folder of a run.");
        }
        catch (JsonException e)
        {
            throw new RunFolderException($"'{file}' is damaged: {e.Message} Restore it, or scan again.");
        }
    }
}
