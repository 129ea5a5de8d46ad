using DiffPlex;
using DiffPlex.Model;

namespace AdScan.Reporting;

/// <summary>A piece of one of two texts, and whether the other text lacks it.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsOwn">Whether the other text lacks it.</param>
internal readonly record struct DifferencePart(string Text, bool IsOwn);

/// <summary>How two texts differ, as a person would mark it: Chinese by characters, other writing by words.</summary>
internal static class TextDifference
{
    /// <summary>What stands between two changes is told as part of them if it is shorter, in tokens: single characters in common say nothing.</summary>
    private const int LeastCommon = 2;

    /// <summary>The pieces of both texts, in order.</summary>
    public static (IReadOnlyList<DifferencePart> Before, IReadOnlyList<DifferencePart> After) Of(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new TextTokens());
        var blocks = Together(diff);
        return (Parts(diff.PiecesOld, blocks.Select(b => (b.DeleteStartA, b.DeleteCountA))), Parts(diff.PiecesNew, blocks.Select(b => (b.InsertStartB, b.InsertCountB))));
    }

    /// <summary>The changes, those with next to nothing between them as one.</summary>
    private static List<DiffBlock> Together(DiffResult diff)
    {
        List<DiffBlock> blocks = [];
        foreach (var next in diff.DiffBlocks)
        {
            if (blocks.Count > 0 && IsNear(diff.PiecesOld, blocks[^1], next)) blocks[^1] = Join(blocks[^1], next);
            else blocks.Add(next);
        }

        return blocks;
    }

    private static bool IsNear(IReadOnlyList<string> pieces, DiffBlock last, DiffBlock next)
    {
        var end = last.DeleteStartA + last.DeleteCountA;
        return next.DeleteStartA - end < LeastCommon && !pieces.Skip(end).Take(next.DeleteStartA - end).Contains("\n");
    }

    private static DiffBlock Join(DiffBlock first, DiffBlock next) => new(
        first.DeleteStartA,
        next.DeleteStartA + next.DeleteCountA - first.DeleteStartA,
        first.InsertStartB,
        next.InsertStartB + next.InsertCountB - first.InsertStartB);

    private static List<DifferencePart> Parts(IReadOnlyList<string> pieces, IEnumerable<(int Start, int Count)> own)
    {
        List<DifferencePart> parts = [];
        var at = 0;
        foreach (var (start, count) in own)
        {
            Add(at, start, isOwn: false);
            Add(start, start + count, isOwn: true);
            at = start + count;
        }

        Add(at, pieces.Count, isOwn: false);
        return parts;

        void Add(int from, int to, bool isOwn)
        {
            if (to > from) parts.Add(new DifferencePart(string.Concat(pieces.Skip(from).Take(to - from)), isOwn));
        }
    }
}
