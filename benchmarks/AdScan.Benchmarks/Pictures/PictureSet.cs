using System.Diagnostics;
using AdScan.Rendering;
using Microsoft.Playwright;
using Newtonsoft.Json;

namespace AdScan.Benchmarks.Pictures;

/// <summary>The set of pictures whose text is known: recipes in <c>datasets/pictures</c>, drawn by the browser where they are needed.</summary>
internal static class PictureSet
{
    public const string DefaultFolder = "artifacts/pictures";

    private const string Recipes = "datasets/pictures/pictures.jsonl";

    /// <summary>Chooses the recipes, writes them down, and draws them.</summary>
    public static async Task MakeAsync(string folder)
    {
        var recipes = PictureRecipes.From("datasets/texts");
        Directory.CreateDirectory(Path.GetDirectoryName(Recipes)!);
        await File.WriteAllLinesAsync(Recipes, recipes.Select(r => JsonConvert.SerializeObject(r)));
        await DrawAsync(recipes, folder);
        Console.WriteLine($"{recipes.Count} pictures in {folder}, their recipes in {Recipes}.");
    }

    /// <summary>The recipes as they were written down; pictures that are missing are drawn.</summary>
    public static async Task<IReadOnlyList<PictureRecipe>> ReadAsync(string folder)
    {
        var recipes = File.ReadLines(Recipes).Select(line => JsonConvert.DeserializeObject<PictureRecipe>(line)!).ToList();
        await DrawAsync([.. recipes.Where(r => !File.Exists(Path.Combine(folder, r.FileName)))], folder);
        return recipes;
    }

    private static async Task DrawAsync(IReadOnlyList<PictureRecipe> recipes, string folder)
    {
        if (recipes.Count == 0) return;
        RequireFonts();
        Directory.CreateDirectory(folder);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserLocator.Find(), Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 800, Height = 600 } });
        foreach (var recipe in recipes)
        {
            await page.SetContentAsync(PictureStyle.PageOf(recipe));
            var isJpeg = recipe.FileName.EndsWith(".jpg", StringComparison.Ordinal);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(folder, recipe.FileName),
                Clip = new() { Width = recipe.Width, Height = recipe.Height },
                Type = isJpeg ? ScreenshotType.Jpeg : ScreenshotType.Png,
                Quality = isJpeg ? 30 : null,
            });
        }
    }

    /// <summary>A browser replaces a missing font without a word.</summary>
    private static void RequireFonts()
    {
        foreach (var (family, package) in PictureRecipes.Fonts)
        {
            using var list = Process.Start(new ProcessStartInfo("fc-list", [family]) { RedirectStandardOutput = true })!;
            if (string.IsNullOrWhiteSpace(list.StandardOutput.ReadToEnd())) throw new InvalidOperationException($"The font '{family}' is missing: apt-get install {package}.");
        }
    }
}
