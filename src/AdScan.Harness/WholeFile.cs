namespace AdScan.Harness;

/// <summary>Writes files that appear whole or not at all.</summary>
internal static class WholeFile
{
    /// <exception cref="MisuseException">The file cannot be written; one that was there is as it was.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var temporary = path + ".new";
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite)) await write(stream);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"'{path}' cannot be written: {e.Message} Make room, or name another file with --out.");
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
