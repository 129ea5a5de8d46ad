namespace AdScan.Benchmarks.Pictures;

/// <summary>One picture of the set, and what stands in it.</summary>
/// <param name="Id">Its name, without an ending.</param>
/// <param name="Style">How it is drawn: a name from <see cref="PictureStyle"/>.</param>
/// <param name="Font">The font's family.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Seed">Decides colours, places and what is behind the text.</param>
/// <param name="Lines">The truth: each line of text in it.</param>
internal sealed record PictureRecipe(string Id, string Style, string Font, int Width, int Height, int Seed, IReadOnlyList<string> Lines)
{
    /// <summary>The file's name.</summary>
    public string FileName => Id + (Style == "jpeg-30" ? ".jpg" : ".png");
}
