namespace AdScan.Reporting;

/// <summary>A category of findings with readable names.</summary>
/// <param name="Id">The id used in findings.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English.</param>
public sealed record CategoryLabel(string Id, string Name, string NameEn);
