using System.Text;

namespace AdScan.Text;

/// <summary>Writes a view from left to right, remembering where each character came from.</summary>
internal sealed class TextViewBuilder(int capacity)
{
    private readonly StringBuilder _text = new(capacity);
    private readonly List<int> _origins = new(capacity + 1);

    public char? Last => _text.Length == 0 ? null : _text[^1];

    public void Append(char c, int origin)
    {
        _text.Append(c);
        _origins.Add(origin);
    }

    public void Append(string text, int origin)
    {
        foreach (var c in text) Append(c, origin);
    }

    public void Copy(TextView view, int start, int end)
    {
        for (var i = start; i < end; i++) Append(view.Text[i], view.OriginOf(i));
    }

    public void TrimEnd()
    {
        while (Last == ' ') _text.Length--;
        _origins.RemoveRange(_text.Length, _origins.Count - _text.Length);
    }

    public TextView Build(int end)
    {
        _origins.Add(end);
        return new TextView(_text.ToString(), [.. _origins]);
    }

    public TextView Build(TextView source) => Build(source.OriginOf(source.Text.Length));
}
