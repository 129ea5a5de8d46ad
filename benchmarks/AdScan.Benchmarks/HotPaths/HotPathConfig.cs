using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AdScan.Benchmarks.HotPaths;

/// <summary>How the hot paths are measured: with allocations, and in this process, so that nothing is built anew under other settings than the library's own.</summary>
internal static class HotPathConfig
{
    /// <param name="args">Passed on to BenchmarkDotNet, such as <c>--filter *Score*</c>.</param>
    public static void Run(string[] args)
    {
        var config = ManualConfig.CreateEmpty()
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddExporter(MarkdownExporter.GitHub)
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithOptions(ConfigOptions.JoinSummary);
        string[] all = args.Contains("--filter") ? [] : ["--filter", $"{typeof(HotPathConfig).Namespace}.*"];
        BenchmarkSwitcher.FromAssembly(typeof(HotPathConfig).Assembly).Run([.. all, .. args], config);
    }
}
