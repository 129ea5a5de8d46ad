using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AdScan.Rendering;

/// <summary>A browser that was started here, as its launch script wrote it down.</summary>
/// <param name="Id">Its process, on Linux.</param>
/// <param name="Profile">The folder of its profile.</param>
internal sealed record BrowserProcess(int Id, string Profile)
{
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
    public void End()
    {
        try
        {
            if (IsAlive) Process.GetProcessById(Id).Kill(entireProcessTree: true);
            if (Directory.Exists(Profile)) Directory.Delete(Profile, recursive: true);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception or IOException or UnauthorizedAccessException)
        {
            // It ended, or the driver removed the profile, while we were at it.
        }
    }
}
