using System.Security.Cryptography.X509Certificates;
using AdScan.Reporting;

namespace AdScan.Evidence;

/// <summary>Checks signature and time-stamp of a manifest.</summary>
internal sealed class SealCheck(string folder, RunManifest? manifest, string? manifestHash, Action<DifferenceKind, string, string, string> differs)
{
    public SignatureCheck? CheckSignature(PublicKey? trusted)
    {
        var file = Path.Combine(folder, RunFiles.Signature);
        if (manifestHash is null) return null;
        if (!File.Exists(file))
        {
            if (manifest?.SignedBy is { } signer) Differs($"缺少，而清单写明由密钥 {signer.Key} 签名", $"is missing, and the manifest says that the key {signer.Key} signed it");
            else if (trusted is not null) Differs("缺少：此次运行没有签名", "is missing: the run was not signed");
            return null;
        }

        try
        {
            return Check(ManifestSignature.Parse(File.ReadAllText(file)), trusted);
        }
        catch (FormatException e)
        {
            Differs("无法读取", $"cannot be read ({e.Message.TrimEnd('.')})");
            return null;
        }
    }

    public TimeStampCheck? CheckTimeStamp(X509Certificate2? trusted)
    {
        var file = Path.Combine(folder, RunFiles.TimeStamp);
        if (manifestHash is null) return null;
        if (!File.Exists(file))
        {
            if (trusted is not null) DiffersInTime("缺少：此次运行没有时间戳", "is missing: the run was not time-stamped");
            return null;
        }

        try
        {
            return Check(TimeStamp.Parse(File.ReadAllBytes(file)), trusted);
        }
        catch (FormatException e)
        {
            DiffersInTime("无法读取", $"cannot be read ({e.Message.TrimEnd('.')})");
            return null;
        }
    }

    private SignatureCheck? Check(ManifestSignature signature, PublicKey? trusted)
    {
        if (!signature.Signs(File.ReadAllBytes(Path.Combine(folder, RunFiles.Manifest))))
        {
            Differs("与清单不符", "does not fit the manifest");
            return null;
        }

        var key = signature.Key.Fingerprint;
        if (manifest is not null && manifest.SignedBy?.Key != key) Differs($"出自密钥 {key}，与清单写明的签名者不同", $"is by the key {key}, which is not the signer that the manifest names");
        if (trusted is not null && trusted.Fingerprint != key) Differs($"出自密钥 {key}，不是指定的密钥 {trusted.Fingerprint}", $"is by the key {key} and not by the one given, {trusted.Fingerprint}");
        return new SignatureCheck(signature.Key.Algorithm, key, signature.Certificates is [var certificate, ..] ? certificate.Subject : null, trusted is not null && trusted.Fingerprint == key);
    }

    private TimeStampCheck? Check(TimeStamp stamp, X509Certificate2? trusted)
    {
        if (stamp.SignerFor(Convert.FromHexString(manifestHash!)) is not { } signer)
        {
            DiffersInTime("与清单不符", "does not fit the manifest");
            return null;
        }

        var why = trusted is null ? null : CertificateTrust.WhyNot(signer, stamp.Certificates, trusted, stamp.At);
        if (why is not null) DiffersInTime($"出自 {signer.Subject}，不能追溯到指定的证书", $"is by {signer.Subject}, which does not lead to the certificate given ({why.TrimEnd('.')})");
        return new TimeStampCheck(stamp.At, signer.Subject, trusted is not null && why is null);
    }

    private void Differs(string zh, string en) => differs(DifferenceKind.Signature, RunFiles.Signature, zh, en);

    private void DiffersInTime(string zh, string en) => differs(DifferenceKind.TimeStamp, RunFiles.TimeStamp, zh, en);
}
