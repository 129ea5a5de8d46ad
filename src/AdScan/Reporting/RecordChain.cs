using System.Text;
using Newtonsoft.Json;

namespace AdScan.Reporting;

/// <summary><c>chain.jsonl</c>: a hash chain over the records of a run, written as they are, so that a record that was changed, removed or moved shows.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class RecordChain : IDisposable
{
    private readonly FileStream _file;

    private RecordChain(FileStream file, string start) => (_file, Head) = (file, start);

    /// <summary>The link of the last record; of none, the SHA-256 of <c>run.json</c>.</summary>
    public string Head { get; private set; }

    public int Count { get; private set; }

    /// <summary>Begins the chain of a run, or goes on with it behind the records that it holds.</summary>
    /// <param name="folder">The run folder, with its <c>run.json</c>.</param>
    /// <param name="records">Id and SHA-256 of every record so far.</param>
    /// <exception cref="RunFolderException">The records are not those that were judged.</exception>
    public static RecordChain Open(string folder, IEnumerable<(string Id, string Hash)> records)
    {
        var known = ReadLinks(folder).ToList();
        var file = new FileStream(Path.Combine(folder, RunFiles.Chain), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            var chain = new RecordChain(file, StartOf(folder));
            chain.Resume(known, records, Path.Combine(folder, RunFiles.Results));
            return chain;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What stands before the first link.</summary>
    public static string StartOf(string folder) => ChainLink.HashOf(File.ReadAllBytes(Path.Combine(folder, RunFiles.Beginning)));

    /// <summary>The links as they stand, read as a stream; one that was torn by an interruption ends them.</summary>
    public static IEnumerable<ChainLink> ReadLinks(string folder)
    {
        var path = Path.Combine(folder, RunFiles.Chain);
        return File.Exists(path) ? File.ReadLines(path).Select(ReadLink).TakeWhile(link => link is not null).OfType<ChainLink>() : [];
    }

    /// <summary>Ties a record to those before it; the whole link is on disk when this returns, or none of it.</summary>
    public void Add(string id, string record)
    {
        var link = ChainLink.Of(Count + 1, id, record, Head);
        var end = _file.Position;
        try
        {
            _file.Write(Encoding.UTF8.GetBytes(AdScanJson.Write(link) + "\n"));
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            _file.SetLength(end);
            throw;
        }

        (Head, Count) = (link.Link, link.N);
    }

    public void Dispose() => _file.Dispose();

    private static ChainLink? ReadLink(string line)
    {
        try
        {
            return AdScanJson.Read<ChainLink>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A record is written before its link, so links may be missing at the end; a link without its record may not.</summary>
    private void Resume(List<ChainLink> known, IEnumerable<(string Id, string Hash)> records, string results)
    {
        var text = new StringBuilder();
        foreach (var (id, hash) in records)
        {
            var link = ChainLink.Of(Count + 1, id, hash, Head);
            if (Count < known.Count && known[Count] != link)
            {
                throw new RunFolderException(known[Count].Record == hash
                    ? $"'{Path.GetDirectoryName(results)}' is not as it was begun: {RunFiles.Beginning} or {RunFiles.Chain} was changed. Restore the files, or begin a new run with --out."
                    : $"'{results}' is not as it was judged: record {Count + 1} ('{id}') was changed or moved. Restore the file, or begin a new run with --out.");
            }

            text.Append(AdScanJson.Write(link)).Append('\n');
            (Head, Count) = (link.Link, link.N);
        }

        if (known.Count > Count) throw new RunFolderException($"'{results}' lacks {known.Count - Count} of its records, from '{known[Count].Id}' on: restore the file, or begin a new run with --out.");
        _file.SetLength(0);
        _file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        _file.Flush(flushToDisk: true);
    }
}
