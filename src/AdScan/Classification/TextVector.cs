namespace AdScan.Classification;

/// <summary>What a model reads of a text: the places of the n-grams that it holds, rising, and how much each says.</summary>
internal readonly record struct TextVector(ReadOnlyMemory<int> Places, ReadOnlyMemory<float> Values)
{
    /// <summary>How much the n-gram of a place says; the text must hold it.</summary>
    public float ValueAt(int place) => Values.Span[Places.Span.BinarySearch(place)];

    /// <summary>The part of it that lies below a place.</summary>
    public TextVector Below(int place)
    {
        var places = Places.Span;
        var count = 0;
        while (count < places.Length && places[count] < place) count++;
        return new TextVector(Places[..count], Values[..count]);
    }
}
