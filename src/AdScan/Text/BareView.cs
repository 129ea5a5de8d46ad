namespace AdScan.Text;

/// <summary>Undoes what is done to a word so that it is read by people and not by programs.</summary>
internal static class BareView
{
    /// <summary>Disguises are looked for twice: some are made with a filler (微❤), others have fillers between (薇*信).</summary>
    public static TextView Of(TextView text)
    {
        var closed = MisreadDigits.Resolve(SpacedLetters.Close(text));
        var bare = Leet.Resolve(Fillers.Drop(Disguises.Resolve(closed)));
        return SplitCharacters.Join(Disguises.Resolve(bare));
    }
}
