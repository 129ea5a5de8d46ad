namespace AdScan.Snippets;

/// <summary>What a web server would call the files of a creative.</summary>
internal static class MediaTypes
{
    public const string Css = "text/css";

    public static string Of(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => "text/html",
        ".css" => Css,
        ".js" or ".mjs" => "text/javascript",
        ".json" => "application/json",
        ".txt" => "text/plain",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".avif" => "image/avif",
        ".ico" => "image/x-icon",
        ".woff" => "font/woff",
        ".woff2" => "font/woff2",
        ".ttf" => "font/ttf",
        ".otf" => "font/otf",
        ".mp4" => "video/mp4",
        ".webm" => "video/webm",
        ".mp3" => "audio/mpeg",
        ".ogg" => "audio/ogg",
        ".wav" => "audio/wav",
        _ => "application/octet-stream",
    };

    public static bool IsText(string path) => Of(path).StartsWith("text/", StringComparison.Ordinal);
}
