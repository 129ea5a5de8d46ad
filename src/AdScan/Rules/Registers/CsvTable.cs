using System.Globalization;
using AdScan.Snippets;
using CsvHelper;
using CsvHelper.Configuration;

namespace AdScan.Rules.Registers;

/// <summary>A CSV file (RFC 4180) that must have the columns it is read for, in their order.</summary>
internal static class CsvTable
{
    private const int LargestFile = 64 * 1024 * 1024;

    /// <param name="path">The file.</param>
    /// <param name="needed">The columns that it must have.</param>
    /// <param name="last">One that may stand behind them; its fields are empty where it is left out.</param>
    /// <exception cref="PolicyException">The file cannot be read; the message names the line and the mend.</exception>
    public static IReadOnlyList<CsvRow> Read(string path, IReadOnlyList<string> needed, string? last = null)
    {
        var columns = needed;
        var isBad = false;
        using var csv = new CsvReader(new StringReader(TextOf(path)), new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = _ => isBad = true, DetectDelimiter = false, TrimOptions = TrimOptions.Trim });
        var rows = new List<CsvRow>();
        for (var line = 1; csv.Read(); line = csv.Parser.RawRow + 1)
        {
            var fields = Enumerable.Range(0, csv.Parser.Count).Select(i => csv.Parser[i]).ToList();
            if (line == 1 && last is not null && fields.Count > needed.Count) columns = [.. needed, last];
            var row = new CsvRow(path, line, columns.Zip(fields).ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal));
            if (isBad) throw row.Defect("the quotes do not pair: put a field that holds quotes between quotes, and double each quote in it.");
            if (line == 1 && !fields.SequenceEqual(columns)) throw row.Defect($"the first row must name the columns: write {string.Join(',', columns)}.");
            if (fields.Count != columns.Count) throw row.Defect($"the row has {fields.Count} fields: give {columns.Count}, and put a field that holds a comma between quotes.");
            if (line > 1) rows.Add(row);
        }

        return rows.Count > 0 ? rows : throw new PolicyException($"{path}:1: the file holds no row: add one below {string.Join(',', needed)}.");
    }

    private static string TextOf(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile) throw new PolicyException($"{path}: has over {LargestFile:N0} bytes: split it.");
            return FeedFile.Decode(File.ReadAllBytes(path)) ?? throw new PolicyException($"{path}: is not valid UTF-8: save it as UTF-8.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PolicyException($"{path}: cannot be read: {e.Message}");
        }
    }
}
