using ZXing.Common;
using ZXing.QrCode.Internal;

namespace AdScan.Vision.Codes;

/// <summary>Finds the three squares that mark a QR code, for any number of codes: ZXing's own search stops at the first three that are much alike.</summary>
internal sealed class CodeCorners(BitMatrix image) : FinderPatternFinder(image)
{
    /// <summary>More than any ad has; a picture made of decoys costs no more than this.</summary>
    public const int Most = 120;

    private const int RowStep = 2;

    /// <summary>Squares that may be corners.</summary>
    public IReadOnlyList<FinderPattern> Find()
    {
        for (var y = 0; y < Image.Height && PossibleCenters.Count < Most; y += RowStep) Scan(y);
        return PossibleCenters;
    }

    /// <summary>Looks for runs of black, white, black, white, black in the proportions 1:1:3:1:1.</summary>
    private void Scan(int y)
    {
        var runs = new int[5];
        var run = 0;
        for (var x = 0; x <= Image.Width; x++)
        {
            var black = x < Image.Width && Image[x, y];
            if (black == (run % 2 == 0) && x < Image.Width)
            {
                runs[run]++;
                continue;
            }

            if (run < 4)
            {
                // A row that begins white has no black run before it.
                if (run > 0 || runs[0] > 0) run++;
                if (run > 0) runs[run]++;
                continue;
            }

            if (foundPatternCross(runs) && handlePossibleCenter(runs, y, x))
            {
                doClearCounts(runs);
                run = 0;
            }
            else
            {
                doShiftCounts2(runs);
                run = 3;
            }
        }
    }
}
