// While a script runs, virtual time stands still: one that waits by reading the clock in a loop would wait for ever, and work would seem to take no time.
// A clock that is read again and again moves a little with every reading, and falls back into step as soon as virtual time has caught up.
let lastReading = 0, readings = 0, ahead = 0;
const nativeNow = performance.now.bind(performance);
const lead = () => {
  const now = nativeNow();
  if (now !== lastReading) {
    ahead = ahead > now - lastReading ? ahead - (now - lastReading) : 0;
    lastReading = now;
    readings = 0;
  } else if (++readings > 50) ahead += 0.01;
  return ahead;
};
replace(Performance.prototype, 'now', (native, self, args) => guarded(native, self, args) + lead());
const NativeDate = Date;
const nativeDateNow = Date.now;
const nowDate = () => call(nativeDateNow, NativeDate) + floor(lead());
replace(NativeDate, 'now', () => nowDate());
{
  const descriptor = getOwnPropertyDescriptor(global, 'Date');
  const ours = mask(new NativeProxy(NativeDate, {
    construct: (target, args, newTarget) => construct(target, args.length === 0 ? [nowDate()] : args, newTarget === ours ? target : newTarget),
    apply: (target, self, args) => call(NativeDate.prototype.toString, new NativeDate(nowDate())),
  }), NativeDate);
  defineProperty(global, 'Date', { ...descriptor, value: ours });
  defineProperty(NativeDate.prototype, 'constructor', { ...getOwnPropertyDescriptor(NativeDate.prototype, 'constructor'), value: ours });
}

// Chromium takes network times from the real clock: beside virtual ones they would end before they begin. Each is put between the request and the
// moment at which the entry can be read.
if (global.PerformanceResourceTiming) {
  const starts = getOwnPropertyDescriptor(PerformanceEntry.prototype, 'startTime').get;
  const begins = getOwnPropertyDescriptor(PerformanceResourceTiming.prototype, 'fetchStart').get;
  const steps = { domainLookupStart: 0.3, domainLookupEnd: 0.9, connectStart: 0.9, secureConnectionStart: 1.6, connectEnd: 3.1, requestStart: 3.2, responseStart: 7.9, responseEnd: 9.4 };
  const begin = self => { const start = call(starts, self); return start > 0 ? start : call(begins, self); };
  for (const [name, offset] of Object.entries(steps)) getter(PerformanceResourceTiming.prototype, name, (native, self) => native === 0 ? 0 : begin(self) + offset);
  const kind = getOwnPropertyDescriptor(PerformanceEntry.prototype, 'entryType').get;
  getter(PerformanceEntry.prototype, 'duration', (native, self) => call(kind, self) === 'resource' ? begin(self) - call(starts, self) + steps.responseEnd : native);
  replace(PerformanceResourceTiming.prototype, 'toJSON', (native, self, args) => {
    const plain = guarded(native, self, args);
    for (const name of Object.keys(steps)) plain[name] = self[name];
    plain.duration = self.duration;
    return plain;
  });
}
