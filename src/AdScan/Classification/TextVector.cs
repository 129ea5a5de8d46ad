namespace AdScan.Classification;

/// <summary>What a model reads of a text: the places of what it holds, each once, and how much each says.</summary>
internal readonly record struct TextVector(ReadOnlyMemory<int> Places, ReadOnlyMemory<float> Values)
{
    /// <summary>How much each place says.</summary>
    public Dictionary<int, float> ToDictionary()
    {
        var said = new Dictionary<int, float>(Places.Length);
        for (var i = 0; i < Places.Length; i++) said.Add(Places.Span[i], Values.Span[i]);
        return said;
    }

    /// <summary>The same with its places rising.</summary>
    public TextVector Sorted()
    {
        var (places, values) = (Places.ToArray(), Values.ToArray());
        Array.Sort(places, values);
        return new TextVector(places, values);
    }

    /// <summary>The part of it that lies below a place.</summary>
    public TextVector Below(int place)
    {
        var (places, values) = (new List<int>(), new List<float>());
        for (var i = 0; i < Places.Length; i++)
        {
            if (Places.Span[i] >= place) continue;
            places.Add(Places.Span[i]);
            values.Add(Values.Span[i]);
        }

        return new TextVector(places.ToArray(), values.ToArray());
    }
}
