// Everything below runs before the ad's first script, in every frame and worker. What it needs is kept here first, because ads replace built-ins.
const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys, getPrototypeOf } = Reflect;
const global = globalThis;
const inPage = typeof Window === 'function' && global instanceof Window;
const call = (f, self, ...args) => apply(f, self, args);
const { stringify } = JSON, { isArray } = Array, { floor, round, abs } = Math, wellFormed = String.prototype.toWellFormed;
const nativeToString = Function.prototype.toString;
const NativeWeakMap = WeakMap, NativeProxy = Proxy, NativeString = String, NativeError = Error, NativePromise = Promise;
const weakGet = WeakMap.prototype.get, weakSet = WeakMap.prototype.set, weakHas = WeakMap.prototype.has;
const slice = String.prototype.slice, split = String.prototype.split, includes = String.prototype.includes;
const join = Array.prototype.join, filter = Array.prototype.filter;

// The one way out of the page. It is taken away before the ad can see it. Workers have none of their own and speak through their page.
const NativeChannel = global.BroadcastChannel;
const say = NativeChannel && NativeChannel.prototype.postMessage;
const binding = global[secret];
delete global[secret];
const channel = binding || !NativeChannel ? null : new NativeChannel(secret);
const send = binding || (channel && (text => call(say, channel, text)));
const frame = () => !inPage ? '' : global === global.top ? null : location.href;
const encode = value => {
  // Written out by hand: stringify would ask the page's own toJSON about every object.
  if (typeof value === 'string') return stringify(wellFormed ? call(wellFormed, value) : value);
  if (value === null || typeof value !== 'object') return stringify(value) || 'null';
  const list = isArray(value), keys = ownKeys(value);
  let text = '';
  for (let i = 0; i < keys.length; i++) if (!list || keys[i] !== 'length') text += `${text && ','}${list ? '' : `${stringify(keys[i])}:`}${encode(value[keys[i]])}`;
  return list ? `[${text}]` : `{${text}}`;
};
const report = (kind, facts) => { try { if (send) send(encode({ kind, frame: frame(), ...facts })); } catch { } };

// Functions of ours answer toString as built-ins do. Documents of one origin can look at each other's functions, so they share one register,
// handed on through an event whose name only we know.
const shared = () => {
  if (!inPage) return null;
  const holder = { masks: null };
  const ask = other => {
    try {
      if (holder.masks || !other || other === global) return;
      const event = new CustomEvent(secret, { detail: holder });
      call(EventTarget.prototype.dispatchEvent, other.document, event);
    } catch { }
  };
  try { for (let up = global; up !== up.parent; up = up.parent) ask(up.parent); } catch { }
  try { ask(global.opener); } catch { }
  return holder.masks;
};
const masks = shared() || new NativeWeakMap();
if (inPage) call(EventTarget.prototype.addEventListener, document, secret, event => { const holder = event.detail; if (holder) holder.masks = masks; event.stopImmediatePropagation(); });

const mask = (ours, native) => {
  const name = native.name;
  call(weakSet, masks, ours, `function ${name}() { [native code] }`);
  return ours;
};
// A built-in that throws leaves a line of ours in the stack: it is taken out.
const clean = error => {
  try {
    if (error instanceof NativeError) {
      const lines = call(split, error.stack, '\n');
      const kept = call(filter, lines, line => !call(includes, line, source));
      defineProperty(error, 'stack', { value: call(join, kept, '\n'), writable: true, configurable: true, enumerable: false });
    }
  } catch { }
  return error;
};
const promised = async promise => { try { return await promise; } catch (error) { throw clean(error); } };
const isPromise = value => { try { return typeof value === 'object' && value !== null && getPrototypeOf(value) === NativePromise.prototype; } catch { return false; } };
const guarded = (native, self, args) => {
  let result;
  try { result = apply(native, self, args); } catch (error) { throw clean(error); }
  return isPromise(result) ? promised(result) : result;
};

// Replaces a method, keeping its name, its length and how it is described. `before` sees receiver and arguments, and whatever it does stays unseen.
const describe = (ours, native) => {
  defineProperty(ours, 'name', { value: native.name, configurable: true });
  defineProperty(ours, 'length', { value: native.length, configurable: true });
  return mask(ours, native);
};
const method = (native, body) => describe({ f() { return body(this, arguments); } }.f, native);
const hook = (owner, name, before) => {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  if (!descriptor || typeof descriptor.value !== 'function') return;
  const native = descriptor.value;
  defineProperty(owner, name, { ...descriptor, value: method(native, (self, args) => {
    try { before(self, args); } catch { }
    return guarded(native, self, args);
  }) });
};
const replace = (owner, name, body) => {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  if (!descriptor || typeof descriptor.value !== 'function') return;
  const native = descriptor.value;
  defineProperty(owner, name, { ...descriptor, value: method(native, (self, args) => body(native, self, args)) });
};
const getter = (owner, name, read) => {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  if (!descriptor || !descriptor.get) return;
  const native = descriptor.get;
  defineProperty(owner, name, { ...descriptor, get: method(native, (self, args) => read(guarded(native, self, args), self)) });
};
const setter = (owner, name, before) => {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  if (!descriptor || !descriptor.set) return;
  const native = descriptor.set;
  defineProperty(owner, name, { ...descriptor, set: method(native, (self, args) => {
    try { before(self, args); } catch { }
    return guarded(native, self, args);
  }) });
};
const constructor = (owner, name, before) => {
  const descriptor = owner && getOwnPropertyDescriptor(owner, name);
  if (!descriptor || typeof descriptor.value !== 'function') return;
  const native = descriptor.value;
  const ours = mask(new NativeProxy(native, {
    construct(target, args, newTarget) {
      try { before(args); } catch { }
      return construct(target, args, newTarget === ours ? target : newTarget);
    },
  }), native);
  defineProperty(owner, name, { ...descriptor, value: ours });
  if (native.prototype) defineProperty(native.prototype, 'constructor', { ...getOwnPropertyDescriptor(native.prototype, 'constructor'), value: ours });
};
replace(Function.prototype, 'toString', (native, self, args) => call(weakHas, masks, self) ? call(weakGet, masks, self) : guarded(native, self, args));
