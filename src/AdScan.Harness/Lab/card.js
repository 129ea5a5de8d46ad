// The lab's ad library: draws a feed card, as ad networks' libraries do.
function adCard(c) {
  var colours = c.art || ['#ff8a00', '#e52e71'];
  return '<div style="font-family:sans-serif;color:#222;line-height:1.45">' +
    '<div style="display:flex;align-items:center;gap:8px;font-size:13px;color:#888"><span style="width:26px;height:26px;border-radius:13px;background:' + colours[1] + ';color:#fff;text-align:center;line-height:26px">' + c.brand.charAt(0) + '</span>' +
    '<span>' + c.brand + '</span><span style="margin-left:auto;border:1px solid #ccc;border-radius:3px;padding:0 4px;font-size:11px">' + (c.mark || '广告') + '</span></div>' +
    '<div style="font-size:18px;font-weight:600;margin:8px 0">' + c.headline + '</div>' +
    '<div style="height:150px;border-radius:8px;background:linear-gradient(120deg,' + colours[0] + ',' + colours[1] + ');display:flex;align-items:center;justify-content:center;font-size:56px">' + (c.icon || '') + '</div>' +
    (c.body ? '<div style="font-size:15px;margin:8px 0">' + c.body + '</div>' : '') +
    '<div style="display:flex;align-items:center;margin-top:8px">' + (c.price ? '<b style="color:#e4393c;font-size:18px">' + c.price + '</b>' : '') +
    '<a href="' + (c.href || 'https://shop.example/') + '" style="margin-left:auto;background:' + colours[1] + ';color:#fff;border-radius:16px;padding:6px 16px;font-size:14px;text-decoration:none">' + (c.button || '查看详情') + '</a></div></div>';
}
function showAd(c) { document.write(adCard(c)); }
