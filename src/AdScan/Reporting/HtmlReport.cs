namespace AdScan.Reporting;
internal static class HtmlReport
{
    public static void Write(RunReport run, Func<string, byte[]?> evidence, TextWriter writer) => writer.Write(run.Tool);
}
