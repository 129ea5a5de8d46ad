using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AdScan.Rendering;

/// <summary>A browser that was started here, as its launch script wrote it down.</summary>
/// <param name="Id">Its process, on Linux.</param>
/// <param name="Profile">The folder of its profile.</param>
internal sealed record BrowserProcess(int Id, string Profile)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether it still runs. The number of a process that has ended may be another's by now, which does not know our profile.</summary>
    public bool IsAlive
    {
        get
        {
            try
            {
                return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/cmdline")).Contains(Profile, StringComparison.Ordinal);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Ends it, if it has not ended, and removes its profile, if that is still there.</summary>
    /// <returns>Whether nothing of it is left.</returns>
    public bool End()
    {
        if (IsAlive) Kill();
        RemoveProfile();
        return !IsAlive && !Directory.Exists(Profile);
    }

    private void Kill()
    {
        try
        {
            using var process = Process.GetProcessById(Id);
            process.Kill(entireProcessTree: true);
            process.WaitForExit(Patience);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended while we were at it, or part of it is not ours to end.
        }
    }

    private void RemoveProfile()
    {
        try
        {
            if (Directory.Exists(Profile)) Directory.Delete(Profile, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The driver removed it while we were at it, or a process still writes there.
        }
    }
}
