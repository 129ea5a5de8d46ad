using System.Globalization;
using AdScan.Reporting;
using CsvHelper;

namespace AdScan.Tests.Reporting;

/// <summary>The lines of a run's CSV, as a program that imports it reads them.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(RunReport run)
    {
        using var writer = new StringWriter();
        CsvReport.Write(run, writer);
        using var csv = new CsvReader(new StringReader(writer.ToString().TrimStart('\ufeff')), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read()) rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!, StringComparer.Ordinal));
        return rows;
    }
}
