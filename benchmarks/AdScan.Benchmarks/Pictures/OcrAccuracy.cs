using System.Globalization;
using System.Text;

namespace AdScan.Benchmarks.Pictures;

/// <summary>Reads the pictures whose text is known, with AdScan and with Tesseract in one run, each on one thread.</summary>
/// <remarks>Characters are compared after compatibility normalisation and without spaces: recall is the part of the true ones that was read, precision the part of those read that is true, wherever they stand.</remarks>
internal static class OcrAccuracy
{
    /// <param name="folder">Where the pictures are; those that are missing are drawn.</param>
    /// <param name="isTold">Whether each picture that was not read in full is told, with what was read.</param>
    public static async Task RunAsync(string folder, bool isTold)
    {
        var recipes = await PictureSet.ReadAsync(folder);
        using var own = new OwnPictureRival();
        using var tesseract = new Tesseract();
        foreach (var rival in new IPictureRival[] { own, tesseract })
        {
            var grades = recipes.Select(r => Grade(rival, r, File.ReadAllBytes(Path.Combine(folder, r.FileName)))).ToList();
            var styles = PictureStyle.All.ToDictionary(s => s.Name);
            Console.WriteLine($"\n## {rival.Name}\n\n| pictures | count | characters read | of those read, true | lines verbatim | ms median | ms p95 |\n| --- | --- | --- | --- | --- | --- | --- |");
            Console.WriteLine(Row("**plain third**", grades.Where(g => styles[g.Recipe.Style].IsPlain)));
            Console.WriteLine(Row("**all**", grades));
            Console.WriteLine(Row("640 × 360", grades.Where(g => g.Recipe.Width == 640)));
            foreach (var style in PictureStyle.All) Console.WriteLine(Row(style.Name, grades.Where(g => g.Recipe.Style == style.Name)));
            foreach (var font in PictureRecipes.Fonts.Keys) Console.WriteLine(Row(font, grades.Where(g => g.Recipe.Font == font)));
            if (!isTold || rival != own) continue;
            foreach (var grade in grades.Where(g => g.Found < g.True || g.Found < g.Read)) Console.WriteLine($"{grade.Recipe.FileName}, {grade.Recipe.Font}: {string.Join(" / ", grade.Recipe.Lines)} → {string.Join(" / ", grade.Lines)}");
        }
    }

    private static OcrGrade Grade(IPictureRival rival, PictureRecipe recipe, byte[] content)
    {
        var began = ThreadClock.Now;
        var lines = rival.Read(content, recipe);
        var time = ThreadClock.Now - began;
        var (truth, read) = (Plain(string.Concat(recipe.Lines)), Plain(string.Concat(lines)));
        var left = read.ToList();
        var verbatim = lines.Select(Plain).ToList();
        return new OcrGrade(recipe, lines, truth.Length, read.Length, truth.Count(left.Remove), recipe.Lines.Count(l => verbatim.Any(v => v.Contains(Plain(l), StringComparison.Ordinal))), time.TotalMilliseconds);
    }

    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private static string Row(string name, IEnumerable<OcrGrade> grades)
    {
        var list = grades.ToList();
        var times = list.Select(g => g.Milliseconds).Order().ToList();
        var (found, read) = (list.Sum(g => g.Found), list.Sum(g => g.Read));
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {list.Count} | {100.0 * found / list.Sum(g => g.True):0.0} % | {100.0 * found / Math.Max(1, read):0.0} % | {list.Sum(g => g.Verbatim)}/{list.Sum(g => g.Recipe.Lines.Count)} | {times[times.Count / 2]:0} | {times[times.Count * 95 / 100]:0} |");
    }
}
