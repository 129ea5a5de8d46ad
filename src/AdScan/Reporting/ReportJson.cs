namespace AdScan.Reporting;

/// <summary>Reads and writes reports as JSON, as the run folder holds them.</summary>
public static class ReportJson
{
    /// <summary>A run as <c>report.json</c> holds it.</summary>
    public static string Write(RunReport run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return AdScanJson.Write(run, indented: true);
    }

    /// <summary>A snippet's report as one line of <c>results.jsonl</c>.</summary>
    public static string Write(ScanReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return AdScanJson.Write(report);
    }

    /// <summary>A finding as reports hold it.</summary>
    public static string Write(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return AdScanJson.Write(finding);
    }

    /// <summary>Reads a line of <c>results.jsonl</c>.</summary>
    /// <exception cref="FormatException">The line is no report.</exception>
    public static ScanReport ReadReport(string json)
    {
        try
        {
            return AdScanJson.Read<ScanReport>(json);
        }
        catch (Newtonsoft.Json.JsonException e)
        {
            throw new FormatException($"The line is no report: {e.Message}", e);
        }
    }

    /// <summary>A verdict as files and tables name it.</summary>
    public static string NameOf(Verdict verdict) => AdScanJson.Write(verdict).Trim('"');
}
