namespace AdScan.Vision.Ocr;

/// <summary>The files that <c>OcrModels.targets</c> puts into this assembly.</summary>
internal static class OcrResources
{
    public static Stream Open(string name) => typeof(OcrResources).Assembly.GetManifestResourceStream($"Ocr/{name}")!;
}
