namespace AdScan.Benchmarks.Pictures;

/// <summary>Something that reads text in a picture.</summary>
internal interface IPictureRival
{
    string Name { get; }

    /// <summary>The lines it read.</summary>
    /// <param name="content">The encoded picture.</param>
    /// <param name="recipe">Its size; the truth in it is not for the rival.</param>
    IReadOnlyList<string> Read(byte[] content, PictureRecipe recipe);
}
