using System.Diagnostics;

namespace AdScan.PackageTests;

/// <summary>A project that was made for a test and built.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">Its name.</param>
internal sealed record ScratchProject(string Folder, string Name)
{
    public string Output => Path.Combine(Folder, "out");

    /// <summary>Bytes of all files of the build's output.</summary>
    public long OutputBytes => Directory.EnumerateFiles(Output, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    public Task<Command> RunAsync(params string[] arguments) => Command.RunAsync(Folder, "dotnet", [Path.Combine(Output, Name + ".dll"), .. arguments]);

    public RunningProgram Start(params string[] arguments) => new(Process.Start(Command.StartOf(Folder, "dotnet", [Path.Combine(Output, Name + ".dll"), .. arguments]))!);
}
