using Microsoft.Playwright;

namespace AdScan.Rendering;

/// <summary>How much a page holds, without reading it: a snapshot of ten million characters takes a gigabyte before it can be cut.</summary>
/// <remarks>Asked in a world of our own that sees into every frame and where no script of the ad's can answer. What is in closed shadow roots is not counted, nor what frames beyond a thousand hold.</remarks>
internal sealed class PageMeter(CdpSession session)
{
    /// <summary>Characters that can be laid out, and those that a snapshot brings beside them; whatever a form calls its fields, the document answers for itself, and what only bears an element's name in another namespace is passed over.</summary>
    private const string Count = """
        (() => {
          const getter = (type, name) => { const { get } = Object.getOwnPropertyDescriptor(type.prototype, name); return it => get.call(it); };
          const textOf = getter(Node, 'textContent'), attributesOf = getter(Element, 'attributes'), shadowOf = getter(Element, 'shadowRoot'), topOf = getter(Document, 'documentElement');
          const fields = { input: getter(HTMLInputElement, 'value'), textarea: getter(HTMLTextAreaElement, 'value') };
          const inside = { iframe: getter(HTMLIFrameElement, 'contentDocument'), frame: getter(HTMLFrameElement, 'contentDocument'), object: getter(HTMLObjectElement, 'contentDocument') };
          const sum = (things, length) => things.reduce((total, thing) => total + length(thing), 0);
          const comments = top => {
            const walker = Document.prototype.createTreeWalker.call(document, top, NodeFilter.SHOW_COMMENT);
            let length = 0;
            while (walker.nextNode()) length += walker.currentNode.length;
            return length;
          };
          let text = 0, code = 0;
          const roots = [];
          const enter = (root, top, type) => root && top && roots.push({ top, all: selector => Array.from(type.prototype.querySelectorAll.call(root, selector)) });
          const ofHtml = element => element.namespaceURI === 'http://www.w3.org/1999/xhtml';
          enter(document, topOf(document), Document);
          for (let i = 0; i < roots.length && i < 1000; i++) {
            const { top, all } = roots[i];
            const elements = all('*');
            const unseen = sum(all('script, style, noscript'), part => textOf(part).length);
            text += textOf(top).length - unseen;
            code += unseen + comments(top) + sum(elements, element => sum(Array.from(attributesOf(element)), attribute => attribute.value.length));
            for (const name in fields) code += sum(all(name).filter(ofHtml), field => fields[name](field).length);
            for (const shadow of elements.map(shadowOf)) enter(shadow, shadow, DocumentFragment);
            for (const name in inside) for (const page of all(name).filter(ofHtml).map(inside[name])) enter(page, page && topOf(page), Document);
          }
          return { text, code };
        })()
        """;

    private int? _world;

    /// <summary>What all frames hold that could be asked.</summary>
    public async Task<PageMass> MeasureAsync()
    {
        try
        {
            return await CountAsync(_world ??= await NewWorldAsync());
        }
        catch (PlaywrightException)
        {
            // The world ends with its document: the page has gone elsewhere.
            return await CountAsync((_world = await NewWorldAsync()).Value);
        }
    }

    private async Task<int> NewWorldAsync()
    {
        // A target is called as its main frame is.
        var target = await session.SendAsync("Target.getTargetInfo");
        var world = await session.SendAsync("Page.createIsolatedWorld", new() { ["frameId"] = target.GetProperty("targetInfo").GetProperty("targetId").GetString()!, ["grantUniveralAccess"] = true });
        return world.GetProperty("executionContextId").GetInt32();
    }

    private async Task<PageMass> CountAsync(int world)
    {
        var count = await session.SendAsync("Runtime.evaluate", new() { ["expression"] = Count, ["contextId"] = world, ["returnByValue"] = true });

        // A page that cannot be counted is read whole: nothing of it goes unseen, it only takes what it takes.
        return count.GetProperty("result").TryGetProperty("value", out var value)
            ? new PageMass((long)value.GetProperty("text").GetDouble(), (long)value.GetProperty("code").GetDouble())
            : default;
    }
}
