namespace AdScan.Classification;

/// <summary>A word of a text as the thesaurus reads it.</summary>
/// <param name="Where">Where it stands.</param>
/// <param name="Itself">The hash of its characters.</param>
/// <param name="Kind">The hash of its kind, or of its characters where it is of none.</param>
/// <param name="IsWord">Whether it is more than a character: a word that the thesaurus has, or one of Latin letters.</param>
internal readonly record struct KnownWord(Word Where, ulong Itself, ulong Kind, bool IsWord);
