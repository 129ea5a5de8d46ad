using System.Diagnostics;
using System.Text;

namespace AdScan.Tests.Evidence;

/// <summary>The <c>openssl</c> command, as an auditor would use it: keys, certificates, a time-stamp authority, and a second opinion on signatures.</summary>
internal sealed class OpenSsl(string folder)
{
    public string At(string name) => Path.Combine(folder, name);

    /// <summary>Runs a command in the folder; its words are separated by spaces.</summary>
    public string Run(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", command.Split(' ')) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"openssl {command}: {error}");
    }

    /// <summary>A private key and its public key, as NAME.pem and NAME.pub.pem.</summary>
    public string Key(string name, string algorithm = "ed25519")
    {
        Run($"genpkey -algorithm {algorithm} -out {name}.pem");
        Run($"pkey -in {name}.pem -pubout -out {name}.pub.pem");
        return At($"{name}.pem");
    }

    /// <summary>A certificate for NAME.pem, by itself or by an issuer, as NAME.crt.</summary>
    public string Certificate(string name, string? issuer = null, params string[] extensions)
    {
        File.WriteAllText(At($"{name}.cnf"), $"[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ext\n[dn]\nCN={name}\n[ext]\n{string.Join('\n', extensions)}\n");
        var by = issuer is null ? "" : $" -CA {issuer}.crt -CAkey {issuer}.pem";
        Run($"req -x509 -new -config {name}.cnf -key {name}.pem -days 30 -out {name}.crt{by}");
        return At($"{name}.crt");
    }
}
