using System.Net;

namespace AdScan.Snippets;

/// <summary>Finds tags and attributes as a browser's tokenizer does, with their places, in one pass.</summary>
/// <remarks>A parser would mend what it reads: what is scanned would no longer be what was sent. Here all but the parts that are replaced stays byte for byte.</remarks>
internal sealed class MarkupScanner(string markup)
{
    /// <summary>Elements whose content is text up to their end tag.</summary>
    private static readonly HashSet<string> Textual = new(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"], StringComparer.Ordinal);

    private int _at;

    public IEnumerable<MarkupPart> Parts()
    {
        while (Find("<"))
        {
            if (IsAt("<!--"))
            {
                // From within the opening, since <!--> is a whole comment.
                _at += 2;
                if (!Find("-->")) yield break;
            }
            else if (_at + 1 < markup.Length && char.IsAsciiLetter(markup[_at + 1]))
            {
                foreach (var part in Tag()) yield return part;
            }
            else
            {
                _at++;
            }
        }
    }

    private IEnumerable<MarkupPart> Tag()
    {
        var start = _at++;
        var tag = Take(c => !IsSpace(c) && c is not ('/' or '>')).ToLowerInvariant();
        while (true)
        {
            Take(c => IsSpace(c) || c == '/');
            if (_at == markup.Length || markup[_at] == '>') break;
            yield return Attribute(tag, start);
        }

        if (!Textual.Contains(tag)) yield break;
        var content = Math.Min(_at + 1, markup.Length);
        if (!Find("</" + tag)) _at = markup.Length;
        if (tag == "style" && _at >= content) yield return new(tag, start, MarkupPart.Content, markup[content.._at], content, _at);
    }

    private MarkupPart Attribute(string tag, int tagStart)
    {
        var start = _at++;
        Take(c => !IsSpace(c) && c is not ('/' or '>' or '='));
        var end = _at;
        var name = markup[start..end].ToLowerInvariant();
        Take(IsSpace);
        if (_at == markup.Length || markup[_at] != '=') return new(tag, tagStart, name, "", start, end);
        _at++;
        Take(IsSpace);
        var value = WebUtility.HtmlDecode(Value());
        return new(tag, tagStart, name, value, start, _at);
    }

    private string Value()
    {
        if (_at == markup.Length || markup[_at] is not ('"' or '\'')) return Take(c => !IsSpace(c) && c != '>');
        var quote = markup[_at++];
        var value = Take(c => c != quote);
        _at = Math.Min(_at + 1, markup.Length);
        return value;
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < markup.Length && belongs(markup[_at])) _at++;
        return markup[start.._at];
    }

    private bool Find(string text)
    {
        var found = markup.IndexOf(text, _at, StringComparison.OrdinalIgnoreCase);
        _at = found < 0 ? markup.Length : found;
        return found >= 0;
    }

    private bool IsAt(string text) => markup.AsSpan(_at).StartsWith(text, StringComparison.Ordinal);

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';
}
