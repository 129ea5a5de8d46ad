// Workers run this script before their own. One made from a blob gets it in front of the blob's content; one that is fetched is reached through the
// debugger, which may come late.
if (inPage && global.Worker && URL.createObjectURL) {
  const blobs = new Map(), { get, set, delete: drop } = Map.prototype;
  const NativeBlob = Blob, createURL = URL.createObjectURL;
  const describe = getOwnPropertyDescriptor(NativeBlob.prototype, 'type').get;
  const prefix = `(${call(nativeToString, main)})('${secret}', '${source}', ${stringify(profile)});\n`;
  replace(URL, 'createObjectURL', (native, self, args) => {
    const url = guarded(native, self, args);
    if (args[0] instanceof NativeBlob) call(set, blobs, url, args[0]);
    return url;
  });
  hook(URL, 'revokeObjectURL', (self, args) => call(drop, blobs, NativeString(args[0])));
  constructor(global, 'Worker', args => {
    const url = NativeString(args[0]), blob = call(get, blobs, url);
    tell('worker', url);
    if (blob) args[0] = call(createURL, URL, new NativeBlob([prefix, blob], { type: call(describe, blob) }));
  });

  const ear = NativeChannel && send && new NativeChannel(secret);
  if (ear) call(EventTarget.prototype.addEventListener, ear, 'message', event => send(event.data));
}
