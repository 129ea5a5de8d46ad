using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace AdScan.Reporting.Html;

/// <summary>The insides of a huge run's snippets, deflated many together: a browser that had to read them all would take longer than a person waits.</summary>
internal sealed class BodyPack
{
    /// <summary>Of how many snippets the insides are packed together; the page's script counts with it.</summary>
    private const int Together = 50;

    /// <summary>Stands between two, because no text of the page has it.</summary>
    private const char Separator = '\0';

    private readonly List<string> _packs = [];
    private readonly StringBuilder _open = new();
    private int _count;

    /// <summary>Adds what is inside the next snippet.</summary>
    public void Add(Action<HtmlWriter> write)
    {
        if (_count > 0 && _count % Together == 0) Close();
        else if (_count > 0) _open.Append(Separator);
        using (var writer = new StringWriter(_open, CultureInfo.InvariantCulture)) write(new HtmlWriter(writer));
        _count++;
    }

    /// <summary>Writes all that was added, in order, as text that a page holds and does not show.</summary>
    public void WriteTo(HtmlWriter html)
    {
        if (_count == 0) return;
        Close();
        foreach (var pack in _packs) html.Literal($"<template class=\"pack\">{pack}</template>\n");
    }

    private void Close()
    {
        using var packed = new MemoryStream();
        using (var deflating = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflating.Write(Encoding.UTF8.GetBytes(_open.ToString()));
        _packs.Add(Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length));
        _open.Clear();
    }
}
