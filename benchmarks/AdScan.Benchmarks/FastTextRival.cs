using System.Diagnostics;
using System.Text;
using AdScan.Classification;

namespace AdScan.Benchmarks;

/// <summary>Debian's <c>fasttext</c> (Joulin et al. 2016) on single characters and up to three in a row.</summary>
internal sealed class FastTextRival : ITextRival, IDisposable
{
    private const string Prefix = "__label__";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adscan-fasttext");

    public string Name => "fastText";

    public bool IsOutside => true;

    private string Model => Path.Combine(_folder.FullName, "model");

    public static FastTextRival Train(IEnumerable<LabelledText> texts)
    {
        var rival = new FastTextRival();
        var rows = texts.Select(t => $"{Prefix}{t.Label} {Spaced(t.Text)}").ToArray();
        new Random(1).Shuffle(rows);
        var file = Path.Combine(rival._folder.FullName, "rows");
        File.WriteAllLines(file, rows);
        Run("supervised", "-input", file, "-output", rival.Model, "-wordNgrams", "3", "-epoch", "25", "-lr", "0.5", "-dim", "50", "-bucket", "200000", "-thread", "1", "-verbose", "0");
        return rival;
    }

    /// <summary>The time that it takes to answer for no text, which is that of loading the model, is not counted.</summary>
    public (IReadOnlyList<TextLabel> Guesses, TimeSpan Time) Guess(IReadOnlyList<string> texts)
    {
        var loading = Stopwatch.StartNew();
        Predict([]);
        loading.Stop();
        var whole = Stopwatch.StartNew();
        var guesses = Predict(texts.Select(Spaced).ToList());
        return (guesses, whole.Elapsed - loading.Elapsed);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private List<TextLabel> Predict(IReadOnlyList<string> lines)
    {
        var file = Path.Combine(_folder.FullName, "asked");
        File.WriteAllLines(file, lines);
        return Run("predict", Model + ".bin", file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Enum.Parse<TextLabel>(line[Prefix.Length..])).ToList();
    }

    private static string Spaced(string text) => string.Join(' ', text.ToLowerInvariant().EnumerateRunes().Where(c => !Rune.IsWhiteSpace(c)).DefaultIfEmpty(new Rune('-')));

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("fasttext", arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("fasttext does not start: install Debian's package fasttext.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"fasttext ended with {process.ExitCode}.");
    }
}
