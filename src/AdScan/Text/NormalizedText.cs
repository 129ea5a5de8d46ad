namespace AdScan.Text;

/// <summary>A text in the one form that everything after reads.</summary>
public sealed class NormalizedText : TextView
{
    internal NormalizedText(TextView view) : base(view)
    {
    }
}
