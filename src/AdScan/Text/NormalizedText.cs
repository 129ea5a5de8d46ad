namespace AdScan.Text;

/// <summary>A text in the one form that everything after reads, and two further views of it in which disguised words meet plain ones.</summary>
/// <remarks>
/// The further views stand beside <see cref="TextView.Text"/> and do not replace it: what they undo may have been meant.
/// They are made when first asked for. Safe for concurrent use.
/// </remarks>
public sealed class NormalizedText : TextView
{
    private readonly Lazy<TextView> _bare;
    private readonly Lazy<TextView> _pinyin;

    internal NormalizedText(TextView view) : base(view)
    {
        _bare = new(() => BareView.Of(this));
        _pinyin = new(() => PinyinView.Of(Bare));
    }

    /// <summary>
    /// Without what was put between: fillers between Chinese characters dropped, spaced-out letters closed up, digits that stand for letters and letters that stand for digits
    /// read as meant, disguised contact words spelled out, characters written as their two halves joined where that makes a word.
    /// </summary>
    public TextView Bare => _bare.Value;

    /// <summary>
    /// As it sounds: <see cref="Bare"/> with each Chinese character as its commonest reading, without tone, between single spaces; everything else as it is.
    /// Suits n-grams of words; 加薇信, 加威信 and "加wei信" are all "jia wei xin".
    /// </summary>
    public TextView Pinyin => _pinyin.Value;
}
