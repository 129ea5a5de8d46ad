using BenchmarkDotNet.Running;

namespace AdScan.Benchmarks;

/// <summary>Runs BenchmarkDotNet classes, or one of the measurements and tools beside them.</summary>
internal static class BenchmarkProgram
{
    public static void Main(string[] args)
    {
        switch (args)
        {
            case ["split", var folder]:
                TextSplitter.Run(folder);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args);
                break;
        }
    }
}
