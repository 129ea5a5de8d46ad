using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace AdScan.Benchmarks.Peers;

/// <summary>A library for Node.js, driven by a script of <c>benchmarks/peers</c>.</summary>
internal sealed class NodePeer(string library, int inFlight, string executable) : IPeer
{
    private static readonly JsonSerializerSettings Json = new() { ContractResolver = new CamelCasePropertyNamesContractResolver() };
    private readonly string _sources = Path.Combine(PeerComparison.Checkout, "benchmarks", "peers");

    public string Name => string.Create(CultureInfo.InvariantCulture, $"`{library}`, {inFlight} in flight");

    public bool IsInProcess => false;

    /// <summary>Named by what is installed in it, so that it is installed once.</summary>
    private string Folder => Path.Combine(Path.GetTempPath(), $"adscan-peers-{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(_sources, "package.json"))))[..12]}");

    public async Task PrepareAsync()
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.GetFiles(_sources)) File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)), overwrite: true);
        var installed = Path.Combine(Folder, "installed");
        if (File.Exists(installed)) return;
        await RunAsync("npm", ["install", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--no-package-lock"]);
        await File.WriteAllTextAsync(installed, "");
    }

    public async Task<IReadOnlyList<PeerResult>> RunAsync(IReadOnlyList<PeerJob> jobs)
    {
        var (input, output) = (Path.Combine(Folder, "jobs.jsonl"), Path.Combine(Folder, "results.jsonl"));
        await File.WriteAllLinesAsync(input, jobs.Select(job => JsonConvert.SerializeObject(job, Json)));
        File.Delete(output);
        await RunAsync("node", [$"{library}.mjs", input, output, executable, inFlight.ToString(CultureInfo.InvariantCulture)]);
        return (await File.ReadAllLinesAsync(output)).Select(line => JsonConvert.DeserializeObject<PeerResult>(line, Json)!).ToList();
    }

    /// <exception cref="InvalidOperationException">The program failed; the message holds what it said.</exception>
    private async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} failed with {process.ExitCode}: {await errors}{await said}");
    }
}
