using System.Text.RegularExpressions;

namespace AdScan.Rendering;

/// <summary>The files that are the browser: its executable, and where distributions put a script in its place, the programs that the script names.</summary>
internal static partial class BrowserFiles
{
    private const int LongestScript = 64 * 1024;

    public static IEnumerable<string> Of(string executable)
    {
        var file = new FileInfo(executable);
        var real = file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
        return IsScript(real) ? ProgramsIn(File.ReadAllText(real.FullName)).Prepend(real.FullName) : [real.FullName];
    }

    private static bool IsScript(FileInfo file)
    {
        if (file.Length > LongestScript) return false;
        using var stream = file.OpenRead();
        return stream.ReadByte() == '#' && stream.ReadByte() == '!';
    }

    private static IEnumerable<string> ProgramsIn(string script) =>
        AbsolutePath().Matches(script).Select(match => match.Value).Distinct().Where(path => Path.GetFileName(path).Contains("chrom", StringComparison.OrdinalIgnoreCase) && File.Exists(path));

    [GeneratedRegex(@"/[\w./-]+", RegexOptions.CultureInvariant)]
    private static partial Regex AbsolutePath();
}
