using System.Text.Json;

namespace AdScan.Rendering;

/// <summary>The table of strings that the documents of a DOM snapshot share; each is decoded once, when it is first asked for.</summary>
/// <remarks>Pages can hold halves of surrogate pairs (which a browser may send as such, and .NET refuses to decode): such a string reads as the replacement character.</remarks>
internal sealed class SnapshotStrings(JsonElement table)
{
    private readonly JsonElement[] _elements = [.. table.EnumerateArray()];
    private readonly string?[] _strings = new string?[table.GetArrayLength()];

    /// <summary>A string; empty for −1, which stands for none.</summary>
    public string this[int index] => index < 0 ? "" : _strings[index] ??= Decode(_elements[index]);

    private static string Decode(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "\ufffd";
        }
    }
}
