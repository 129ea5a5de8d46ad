using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace AdScan.Reporting.Html;

/// <summary>The insides of a huge run's snippets, deflated many together, and apart from them the words that are looked for: a browser that had to read it all would take longer than a person waits.</summary>
internal sealed partial class BodyPack
{
    /// <summary>Of how many snippets the insides are packed together; the page's script counts with it.</summary>
    private const int Together = 50;

    /// <summary>Stands after each, because no text of the page has it.</summary>
    private const char Separator = '\0';

    private readonly List<string> _packs = [];
    private readonly StringBuilder _open = new();
    private readonly StringBuilder _words = new();
    private int _count;

    /// <summary>Adds what is inside the next snippet.</summary>
    public void Add(Action<HtmlWriter> write)
    {
        if (_count > 0 && _count % Together == 0) Close();
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        write(new HtmlWriter(writer));
        var inside = writer.ToString();
        _open.Append(inside).Append(Separator);
        _words.AppendJoin('\n', WordsOf(inside)).Append(Separator);
        _count++;
    }

    /// <summary>Writes all that was added, in order, as text that a page holds and does not show.</summary>
    public void WriteTo(HtmlWriter html)
    {
        if (_count == 0) return;
        Close();
        foreach (var pack in _packs) html.Literal($"<template class=\"pack\">{pack}</template>\n");
        html.Literal($"<template class=\"words\">{Packed(_words)}</template>\n");
    }

    /// <summary>What stands between tags, each but once, in small letters.</summary>
    private static IEnumerable<string> WordsOf(string inside) =>
        Tags().Split(inside).Select(text => WebUtility.HtmlDecode(text).Trim().ToLowerInvariant()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal);

    private void Close()
    {
        _packs.Add(Packed(_open));
        _open.Clear();
    }

    private static string Packed(StringBuilder text)
    {
        using var packed = new MemoryStream();
        using (var deflating = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflating.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
