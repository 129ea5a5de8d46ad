// Makes what Chromium's own emulation leaves out agree with the viewer.
const navigatorPrototype = getPrototypeOf(navigator);
const remove = (owner, ...names) => { if (owner) for (const name of names) delete owner[name]; };
const answer = (name, value) => getter(navigatorPrototype, name, () => value);

// A property that Chromium on this system lacks: it looks like the platform's other ones.
const add = (owner, name, descriptor) => { if (owner && !(name in owner)) defineProperty(owner, name, { configurable: true, enumerable: true, ...descriptor }); };
const addGetter = (owner, name, value) => add(owner, name, { get: describe({ f() { return value; } }.f, { name: `get ${name}`, length: 0 }), set: undefined });
const addMethod = (owner, name, length, body) => add(owner, name, { writable: true, value: describe({ f() { return body(arguments); } }.f, { name, length }) });

answer('platform', profile.platform);
answer('vendor', profile.vendor);
answer('maxTouchPoints', profile.touchPoints);
if (!inPage) {
  answer('language', profile.languages[0]);
  answer('languages', Object.freeze([...profile.languages]));
}

if (profile.cores) answer('hardwareConcurrency', profile.cores);
if (profile.memoryGb) answer('deviceMemory', profile.memoryGb); else remove(navigatorPrototype, 'deviceMemory');
if (!profile.hasClientHints) {
  remove(navigatorPrototype, 'userAgentData');
  remove(global, 'NavigatorUAData');
}

if (profile.connection) {
  const connection = global.NetworkInformation && NetworkInformation.prototype;
  getter(connection, 'effectiveType', () => profile.connection.effectiveType);
  getter(connection, 'downlink', () => profile.connection.downlinkMbps);
  getter(connection, 'rtt', () => profile.connection.rttMs);
  if (profile.mobile) addGetter(connection, 'type', profile.connection.type);
} else {
  remove(navigatorPrototype, 'connection');
  remove(global, 'NetworkInformation');
}

if (inPage) {
  // Windows of a phone fill the screen; on a computer the browser has a frame around the page.
  getter(global, 'outerWidth', () => profile.outerWidth);
  getter(global, 'outerHeight', () => profile.outerHeight);
  getter(Screen.prototype, 'availWidth', () => profile.screenWidth);
  getter(Screen.prototype, 'availHeight', () => profile.availHeight);
  addMethod(Navigator.prototype, 'share', 0, () => Promise.reject(new DOMException('Share canceled', 'AbortError')));
  addMethod(Navigator.prototype, 'canShare', 0, () => true);

  if (profile.gpu) {
    for (const type of [global.WebGLRenderingContext, global.WebGL2RenderingContext]) {
      if (type) replace(type.prototype, 'getParameter', (native, self, args) => {
        const value = guarded(native, self, args);
        if (value === null) return value;
        return args[0] === 0x9245 ? profile.gpu.vendor : args[0] === 0x9246 ? profile.gpu.renderer : value;
      });
    }
  }

  if (global.Notification) getter(Notification, 'permission', () => 'default');
  if (profile.isChromium) {
    const battery = profile.battery && global.BatteryManager && BatteryManager.prototype;
    getter(battery, 'level', () => profile.battery.level);
    getter(battery, 'charging', () => profile.battery.charging);
    getter(battery, 'chargingTime', () => profile.battery.charging ? 0 : Infinity);
    getter(battery, 'dischargingTime', () => profile.battery.charging ? Infinity : 14400);
    if (profile.isWebView) remove(global, 'chrome', 'Notification', 'PushManager', 'SpeechRecognition', 'webkitSpeechRecognition');
    else if (!global.chrome) defineProperty(global, 'chrome', { value: profile.mobile ? {} : { app: { isInstalled: false } }, writable: true, enumerable: true, configurable: false });
    if (profile.readsPdf) readPdf();
  } else {
    // What Safari does not have, and what it has of its own.
    remove(Navigator.prototype, 'getBattery', 'vibrate', 'bluetooth', 'usb', 'hid', 'serial', 'keyboard', 'xr', 'getInstalledRelatedApps', 'virtualKeyboard', 'windowControlsOverlay', 'managed', 'ink', 'scheduling', 'presentation', 'devicePosture', 'webkitTemporaryStorage', 'webkitPersistentStorage', 'requestMIDIAccess');
    remove(global, 'chrome', 'BatteryManager', 'Bluetooth', 'USB', 'HID', 'Serial', 'webkitRequestFileSystem', 'webkitResolveLocalFileSystemURL', 'showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker', 'queryLocalFonts', 'getScreenDetails', 'EyeDropper', 'launchQueue', 'LaunchQueue', 'documentPictureInPicture', 'sharedStorage', 'trustedTypes');
    remove(Performance.prototype, 'memory');
    if (profile.mobile) {
      addGetter(Navigator.prototype, 'standalone', false);
      remove(global, 'Notification', 'PushManager', 'SharedWorker');
    }
  }

  // The app's bridge: pages find it there, and what they ask of it is never answered.
  for (const name of profile.bridges) {
    const quiet = method => describe({ f() { } }.f, { name: method, length: 0 });
    defineProperty(global, name, { value: { invoke: quiet('invoke'), call: quiet('call'), on: quiet('on'), log: quiet('log') }, writable: true, enumerable: true, configurable: true });
  }

  if (profile.readyEvent && global === global.top) {
    const dispatch = EventTarget.prototype.dispatchEvent, NativeEvent = Event;
    call(EventTarget.prototype.addEventListener, document, 'DOMContentLoaded', () => call(dispatch, document, new NativeEvent(profile.readyEvent)));
  }
}

// Chrome on a computer reads PDF documents itself, and says so in five names.
function readPdf() {
  answer('pdfViewerEnabled', true);
  const names = ['PDF Viewer', 'Chrome PDF Viewer', 'Chromium PDF Viewer', 'Microsoft Edge PDF Viewer', 'WebKit built-in PDF'];
  const list = (type, items, keyOf) => {
    const made = Object.create(type.prototype);
    items.forEach((item, i) => {
      defineProperty(made, i, { value: item, enumerable: true, configurable: true });
      defineProperty(made, keyOf(item), { value: item, configurable: true });
    });
    call(weakSet, lists, made, items);
    return made;
  };
  const lists = new NativeWeakMap(), facts = new NativeWeakMap();
  const fact = (owner, name) => {
    const native = getOwnPropertyDescriptor(owner, name).get;
    defineProperty(owner, name, { ...getOwnPropertyDescriptor(owner, name), get: method(native, self => call(weakHas, facts, self) ? call(weakGet, facts, self)[name] : guarded(native, self, [])) });
  };
  for (const type of [PluginArray, MimeTypeArray, Plugin]) {
    const native = getOwnPropertyDescriptor(type.prototype, 'length').get;
    defineProperty(type.prototype, 'length', { ...getOwnPropertyDescriptor(type.prototype, 'length'), get: method(native, self => call(weakHas, lists, self) ? call(weakGet, lists, self).length : guarded(native, self, [])) });
    replace(type.prototype, 'item', (item, self, args) => call(weakHas, lists, self) ? call(weakGet, lists, self)[args[0] >>> 0] || null : guarded(item, self, args));
    replace(type.prototype, 'namedItem', (item, self, args) => call(weakHas, lists, self) ? self[args[0]] || null : guarded(item, self, args));
  }

  for (const name of ['name', 'description', 'filename']) fact(Plugin.prototype, name);
  for (const name of ['type', 'description', 'suffixes', 'enabledPlugin']) fact(MimeType.prototype, name);
  const types = ['application/pdf', 'text/pdf'].map(type => {
    const made = Object.create(MimeType.prototype);
    call(weakSet, facts, made, { type, description: 'Portable Document Format', suffixes: 'pdf', enabledPlugin: null });
    return made;
  });
  const plugins = names.map(name => {
    const made = list(Plugin, types, type => type.type);
    call(weakSet, facts, made, { name, description: 'Portable Document Format', filename: 'internal-pdf-viewer' });
    return made;
  });
  for (const type of types) call(weakGet, facts, type).enabledPlugin = plugins[0];
  answer('plugins', list(PluginArray, plugins, plugin => plugin.name));
  answer('mimeTypes', list(MimeTypeArray, types, type => type.type));
}
