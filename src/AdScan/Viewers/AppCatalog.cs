namespace AdScan.Viewers;

/// <summary>The apps whose web views are known.</summary>
public static class AppCatalog
{
    private static readonly Catalog<AppProfile> Catalog = new("app", "apps.json", a => a.Id, _ => [], _ => [], _ => null);

    /// <summary>The apps that a list names.</summary>
    /// <param name="list">Comma-separated ids (<c>browser,wechat</c>), or <c>all</c>.</param>
    /// <returns>The apps in the order named, each once.</returns>
    /// <exception cref="ViewerCatalogException">A name is unknown.</exception>
    public static IReadOnlyList<AppProfile> Resolve(string list) => Catalog.Resolve(list);

    /// <summary>The app with an id.</summary>
    /// <exception cref="ViewerCatalogException">There is none.</exception>
    public static AppProfile Get(string id) => Catalog.Resolve(id)[0];
}
