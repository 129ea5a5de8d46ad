using System.CommandLine;
using AdScan.Evidence;
using AdScan.Rendering;
using AdScan.Reporting;
using AdScan.Rules;
using AdScan.Snippets;
using AdScan.Viewers;

namespace AdScan.Harness;

/// <summary>The tool's commands, and what every error becomes: one sentence on standard error and an exit code of the contract.</summary>
internal static class Tool
{
    /// <summary>What reports call the tool.</summary>
    public static string NameAndVersion { get; } = $"adscan {typeof(AdScanner).Assembly.GetName().Version?.ToString(3)}";

    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"adscan: {parsed.Errors[0].Message} See: adscan --help");
            return ExitCode.Misuse;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (BrowserMissingException e)
        {
            await Console.Error.WriteLineAsync($"adscan: {e.Message}");
            return ExitCode.NoBrowser;
        }
        catch (Exception e) when (IsMisuse(e))
        {
            await Console.Error.WriteLineAsync($"adscan: {e.Message}");
            return ExitCode.Misuse;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("adscan: cancelled.");
            return ExitCode.Cancelled;
        }
    }

    private static bool IsMisuse(Exception e) =>
        e is MisuseException or ViewerCatalogException or FeedException or PolicyException or RunFolderException or KeyException or FormatException or System.ComponentModel.DataAnnotations.ValidationException;

    internal static RootCommand Root() => new("Shows what different people in different places would be shown by the same ad code, and judges it.")
    {
        ScanCommand.Create(),
        ClassifyCommand.Create(),
        TrainCommand.Create(),
        EvaluateCommand.Create(),
        LabCommand.Create(),
        ViewersCommand.Create(),
        InstallCommand.Create(),
        JudgeCommand.Create(),
        VerifyCommand.Create(),
        ExportCommand.Create(),
    };
}
