namespace AdScan.Viewers;

/// <summary>A graphics processor as WebGL's <c>WEBGL_debug_renderer_info</c> names it.</summary>
/// <param name="Vendor">Its maker.</param>
/// <param name="Renderer">Its name.</param>
public sealed record GpuInfo(string Vendor, string Renderer);
