namespace AdScan.Benchmarks.Pictures;

/// <summary>What came of reading one picture.</summary>
/// <param name="Recipe">The picture.</param>
/// <param name="Lines">The lines that were read.</param>
/// <param name="True">Characters that stand in it.</param>
/// <param name="Read">Characters that were read.</param>
/// <param name="Found">Those that are in both.</param>
/// <param name="Verbatim">Lines that were read without an error.</param>
/// <param name="Milliseconds">Processor time, decoding included.</param>
internal sealed record OcrGrade(PictureRecipe Recipe, IReadOnlyList<string> Lines, int True, int Read, int Found, int Verbatim, double Milliseconds);
