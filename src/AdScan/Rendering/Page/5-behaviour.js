// What the ad does, beside what it shows. Each kind is told a few times; the ad notices nothing.
const mostOfAKind = 20;
const told = { __proto__: null };
const tell = (kind, detail) => {
  const count = told[kind] = (told[kind] || 0) + 1;
  if (count <= mostOfAKind) report('behaviour', { behaviour: kind, detail: call(slice, NativeString(detail === undefined ? '' : detail), 0, 500) });
};

// When the ad has planned to act: we look then. A page with many timers, or with such as we cannot tell, counts as one that acts all the time.
const leastWait = 400, mostTimers = 200, mostShort = 30;
let timers = 0, short = 0, isBusy = false;
const planned = (delay, repeats) => report('timer', { at: nowDate(), delay, repeats });
const busy = () => {
  if (!isBusy) planned(leastWait, true);
  isBusy = true;
};
for (const name of ['setTimeout', 'setInterval']) hook(inPage ? global : null, name, (self, args) => {
  const given = args[1], kind = typeof given, repeats = name === 'setInterval';
  if (kind === 'function' || (kind === 'object' && given !== null)) return busy();
  const delay = kind === 'number' || kind === 'string' ? +given | 0 : 0;
  if (delay >= leastWait && ++timers <= mostTimers) return planned(delay, repeats);
  if (delay >= leastWait || repeats || ++short > mostShort) busy();
});

// Fonts that the page brings along: their shapes may be other than their letters.
if (inPage && document.fonts && global.FontFace) {
  const family = getOwnPropertyDescriptor(FontFace.prototype, 'family').get;
  const faces = getOwnPropertyDescriptor(FontFaceSetLoadEvent.prototype, 'fontfaces').get;
  call(EventTarget.prototype.addEventListener, document.fonts, 'loadingdone', event => {
    try {
      const loaded = call(faces, event), families = [];
      for (let i = 0; i < loaded.length; i++) families[i] = call(family, loaded[i]);
      report('fonts', { families });
    } catch { }
  });
  hook(global.FontFaceSet && FontFaceSet.prototype, 'add', (self, args) => report('fonts', { families: [call(family, args[0])] }));
}

// Compiled code is what miners run, most of them in workers.
for (const name of ['instantiate', 'instantiateStreaming', 'compile', 'compileStreaming']) hook(global.WebAssembly, name, () => tell('compiledCode', name));

if (inPage) {
  let frameAsked = false;
  const nativeFrame = global.requestAnimationFrame;
  hook(global, 'requestAnimationFrame', () => {
    if (frameAsked) return;
    frameAsked = true;
    call(nativeFrame, global, () => { frameAsked = false; });
    report('frame');
  });

  hook(Navigator.prototype, 'vibrate', (self, args) => tell('vibration', args[0]));
  hook(Navigator.prototype, 'share', (self, args) => tell('share', args[0] && (args[0].url || args[0].text || args[0].title)));
  hook(global.Clipboard && Clipboard.prototype, 'writeText', (self, args) => tell('clipboardWrite', args[0]));
  hook(global.Clipboard && Clipboard.prototype, 'write', () => tell('clipboardWrite', ''));
  hook(global.Clipboard && Clipboard.prototype, 'readText', () => tell('clipboardRead', ''));
  hook(Document.prototype, 'execCommand', (self, args) => { const command = NativeString(args[0]).toLowerCase(); if (command === 'copy' || command === 'cut') tell('clipboardWrite', NativeString(getSelection()) || (document.activeElement && document.activeElement.value)); });
  hook(Element.prototype, 'requestFullscreen', self => tell('fullscreen', self.tagName));
  hook(Element.prototype, 'requestPointerLock', self => tell('pointerLock', self.tagName));
  hook(History.prototype, 'pushState', (self, args) => tell('history', `pushState ${args[2] === undefined || args[2] === null ? '' : args[2]}`));
  hook(History.prototype, 'replaceState', (self, args) => tell('history', `replaceState ${args[2] === undefined || args[2] === null ? '' : args[2]}`));
  hook(global, 'print', () => tell('print', ''));
  hook(global.ServiceWorkerContainer && ServiceWorkerContainer.prototype, 'register', (self, args) => tell('serviceWorker', args[0]));
  hook(global.Geolocation && Geolocation.prototype, 'getCurrentPosition', () => tell('permission', 'geolocation'));
  hook(global.Geolocation && Geolocation.prototype, 'watchPosition', () => tell('permission', 'geolocation'));
  hook(global.MediaDevices && MediaDevices.prototype, 'getUserMedia', (self, args) => tell('permission', args[0] && args[0].video ? 'camera' : 'microphone'));
  hook(global.HTMLMediaElement && HTMLMediaElement.prototype, 'play', self => { if (!self.muted && self.volume > 0) tell('sound', self.currentSrc || self.src); });
  hook(global.AudioContext && AudioContext.prototype, 'resume', () => tell('sound', 'AudioContext'));
  if (global.Notification) {
    hook(Notification, 'requestPermission', () => tell('permission', 'notifications'));
    constructor(global, 'Notification', args => tell('notification', [args[0], args[1] && args[1].body].filter(Boolean).join('\n')));
  }

  const watched = { __proto__: null, keydown: 'keys', keypress: 'keys', keyup: 'keys', beforeunload: 'beforeunload', popstate: 'popstate', devicemotion: 'motion', deviceorientation: 'motion' };
  hook(EventTarget.prototype, 'addEventListener', (self, args) => { const kind = watched[args[0]]; if (kind) tell('listener', NativeString(args[0])); });
  for (const owner of [global, global.Document && Document.prototype, global.HTMLElement && HTMLElement.prototype, global.HTMLBodyElement && HTMLBodyElement.prototype]) {
    if (owner) for (const name of ['onkeydown', 'onkeypress', 'onkeyup', 'onbeforeunload', 'onpopstate']) setter(owner, name, (self, args) => { if (args[0]) tell('listener', name.slice(2)); });
  }
}
