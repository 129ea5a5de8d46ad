using System.CommandLine;

namespace AdScan.Harness;

/// <summary>A command of the contract that this version does not have: refused, never ignored.</summary>
internal static class LaterCommand
{
    public static Command Create(string name, string description)
    {
        var command = new Command(name, $"{description} (not available yet)") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(int (_) => throw new MisuseException($"{name} is not available yet."));
        return command;
    }
}
