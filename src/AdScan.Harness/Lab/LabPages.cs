using System.Net;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace AdScan.Harness.Lab;

/// <summary>What the exchange shows to people, and the small script library that its advertisers share.</summary>
internal static class LabPages
{
    private static readonly string Card = ReadCard();

    public static Task WriteCardAsync(HttpResponse response)
    {
        response.ContentType = "text/javascript; charset=utf-8";
        return response.WriteAsync(Card);
    }

    public static Task WriteIndexAsync(HttpResponse response, IEnumerable<LabCase> cases)
    {
        response.ContentType = "text/html; charset=utf-8";
        var rows = cases.Select(c => $"<tr><td><a href=\"/case/{c.Id}\">{Encode(c.Id)}</a></td><td>{Encode(c.Title)}<br><small>{Encode(c.TitleEn)}</small></td><td>{Encode(c.Mechanism)}</td><td>{Encode(c.Truth.Verdict)}</td></tr>");
        return response.WriteAsync($"<!DOCTYPE html><meta charset=utf-8><title>AdScan lab</title><style>body{{font:15px sans-serif;margin:2em}}td{{padding:4px 12px;border-top:1px solid #ddd}}</style><h1>AdScan 实验广告交易所 · lab</h1><table>{string.Concat(rows)}</table>");
    }

    public static Task WriteCaseAsync(HttpResponse response, LabCase shown, int port)
    {
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync($"<!DOCTYPE html><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>{Encode(shown.Id)}</title><div style=\"max-width:600px;margin:1em auto\">\n{shown.TagFor(port)}\n</div>");
    }

    /// <summary>The headers by which a server tells viewers apart, as JSON; in a page that posts them to its parent where a frame asks.</summary>
    public static Task WriteHeadersAsync(HttpContext http)
    {
        string[] names = ["user-agent", "accept-language", "x-requested-with", "sec-ch-ua", "sec-ch-ua-platform", "sec-ch-ua-mobile"];
        var headers = JsonConvert.SerializeObject(names.ToDictionary(name => name, name => http.Request.Headers[name] is { Count: > 0 } value ? value.ToString() : null));
        if (!http.Request.QueryString.HasValue)
        {
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(headers);
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"<!DOCTYPE html><script>parent.postMessage({headers}, '*')</script>");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string ReadCard()
    {
        using var reader = new StreamReader(typeof(LabPages).Assembly.GetManifestResourceStream("Lab/card.js")!);
        return reader.ReadToEnd();
    }
}
