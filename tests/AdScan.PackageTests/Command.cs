using System.Diagnostics;
using System.Text;

namespace AdScan.PackageTests;

/// <summary>A program that is run to its end, with what it said.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
internal sealed record Command(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs a program; what it is told nothing of must not reach it from the build that runs the tests.</summary>
    public static async Task<Command> RunAsync(string folder, string program, IEnumerable<string> arguments, string input = "")
    {
        using var process = Process.Start(StartOf(folder, program, arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Command(process.ExitCode, await output, await errors);
    }

    /// <summary>Runs <c>dotnet</c>, which must succeed.</summary>
    public static async Task<string> DotnetAsync(string folder, params string[] arguments)
    {
        var done = await RunAsync(folder, "dotnet", arguments);
        Assert.True(done.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{done.Output}\n{done.Errors}");
        return done.Output;
    }

    public static ProcessStartInfo StartOf(string folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        return start;
    }
}
