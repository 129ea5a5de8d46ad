namespace AdScan.Text;

/// <summary>Spells Chinese characters as they sound.</summary>
internal static class PinyinView
{
    public static TextView Of(TextView view)
    {
        var result = new TextViewBuilder(view.Text.Length * 4);
        var isAfterSyllable = false;
        for (var i = 0; i < view.Text.Length; i++)
        {
            var syllable = Pinyin.SyllableOf(view.Text[i]);
            if ((syllable is not null || isAfterSyllable) && view.Text[i] != ' ' && result.Last is not (null or ' ')) result.Append(' ', view.OriginOf(i));
            if (syllable is null) result.Copy(view, i, i + 1);
            else result.Append(syllable, view.OriginOf(i));
            isAfterSyllable = syllable is not null;
        }

        return result.Build(view);
    }
}
