// Text drawn on a canvas, as it stands after each task: what was drawn over or cleared is gone.
const mostTexts = 200, mostReports = 400, longestText = 2000;
const drawn = new NativeWeakMap();
const later = global.queueMicrotask;
let canvases = 0, reports = 0;

const tenth = n => round(n * 10) / 10;
const place = (m, left, top, width, height) => ({
  x: tenth(m.a * left + m.c * top + m.e), y: tenth(m.b * left + m.d * top + m.f),
  width: tenth(abs(m.a * width + m.c * height)), height: tenth(abs(m.b * width + m.d * height)),
});
const covers = (over, text) =>
  over.x <= text.x + 1 && over.y <= text.y + 1 && over.x + over.width >= text.x + text.width - 1 && over.y + over.height >= text.y + text.height - 1;

const stateOf = canvas => {
  let state = call(weakGet, drawn, canvas);
  if (!state) call(weakSet, drawn, canvas, state = { id: ++canvases, texts: [], sent: '[]', due: false });
  return state;
};
const flush = (canvas, state) => {
  if (state.due) return;
  state.due = true;
  call(later, global, () => {
    state.due = false;
    const texts = stringify(state.texts);
    if (texts === state.sent || reports++ >= mostReports) return;
    state.sent = texts;
    report('canvas', { canvas: state.id, width: canvas.width, height: canvas.height, texts: state.texts });
  });
};
const change = (canvas, next) => {
  const state = canvas && call(weakGet, drawn, canvas);
  if (!state || state.texts.length === 0) return;
  state.texts = next(state.texts);
  flush(canvas, state);
};

for (const context of [global.CanvasRenderingContext2D, global.OffscreenCanvasRenderingContext2D]) {
  if (!context) continue;
  const { measureText, getTransform } = context.prototype;
  const draw = (self, args) => {
    const canvas = self.canvas, text = call(slice, NativeString(args[0]), 0, longestText);
    if (!canvas || text === '' || args.length < 3) return;
    const size = call(measureText, self, text);
    const box = place(call(getTransform, self), args[1] - size.actualBoundingBoxLeft, args[2] - size.actualBoundingBoxAscent,
      size.actualBoundingBoxLeft + size.actualBoundingBoxRight, size.actualBoundingBoxAscent + size.actualBoundingBoxDescent);
    const state = stateOf(canvas);
    state.texts = [...call(filter, state.texts, old => !covers(box, old)), { text, ...box, alpha: tenth(self.globalAlpha) }];
    if (state.texts.length > mostTexts) state.texts.length = mostTexts;
    flush(canvas, state);
  };
  const wipe = (self, args) => change(self.canvas, texts => {
    const area = place(call(getTransform, self), +args[0], +args[1], +args[2], +args[3]);
    return call(filter, texts, text => !covers(area, text));
  });
  hook(context.prototype, 'fillText', draw);
  hook(context.prototype, 'strokeText', draw);
  hook(context.prototype, 'clearRect', wipe);
  hook(context.prototype, 'fillRect', (self, args) => { if (self.globalAlpha > 0.9) wipe(self, args); });
  hook(context.prototype, 'reset', self => change(self.canvas, () => []));
}

for (const canvas of [global.HTMLCanvasElement, global.OffscreenCanvas]) {
  if (!canvas) continue;
  setter(canvas.prototype, 'width', self => change(self, () => []));
  setter(canvas.prototype, 'height', self => change(self, () => []));
}
