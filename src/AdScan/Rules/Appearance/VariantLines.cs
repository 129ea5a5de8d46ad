using System.Runtime.CompilerServices;
using AdScan.Reporting;

namespace AdScan.Rules.Appearance;

/// <summary>The normalised lines of a variant, made once for all rules that read them.</summary>
internal static class VariantLines
{
    private static readonly ConditionalWeakTable<Variant, List<PolicyLine>> Known = [];

    public static List<PolicyLine> Of(Variant variant) => Known.GetValue(variant, v => PolicyLine.Of(v.Text));
}
