// Makes what Chromium's own emulation leaves out agree with the viewer.
const navigatorPrototype = getPrototypeOf(navigator);
const remove = (owner, ...names) => { for (const name of names) delete owner[name]; };
const answer = (name, value) => getter(navigatorPrototype, name, () => value);

answer('platform', profile.platform);
answer('vendor', profile.vendor);
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
  getter(connection, 'type', () => profile.connection.type);
} else {
  remove(navigatorPrototype, 'connection');
  remove(global, 'NetworkInformation');
}

if (inPage) {
  // What Safari does not have.
  if (!profile.isChromium) {
    remove(navigatorPrototype, 'getBattery', 'bluetooth', 'usb', 'hid', 'serial', 'keyboard', 'xr', 'getInstalledRelatedApps', 'userActivation', 'virtualKeyboard', 'windowControlsOverlay', 'managed', 'ink', 'scheduling', 'presentation', 'devicePosture', 'webkitTemporaryStorage', 'webkitPersistentStorage', 'adAuctionComponents', 'runAdAuction', 'joinAdInterestGroup', 'leaveAdInterestGroup', 'updateAdInterestGroups', 'clearOriginJoinedAdInterestGroups', 'createAuctionNonce', 'canLoadAdAuctionFencedFrame', 'deprecatedReplaceInURN', 'deprecatedURNToURL', 'deprecatedRunAdAuctionEnforcesKAnonymity', 'protectedAudience', 'requestMIDIAccess');
    remove(global, 'chrome', 'BatteryManager', 'Bluetooth', 'USB', 'HID', 'Serial', 'webkitRequestFileSystem', 'showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker', 'showModalDialog', 'queryLocalFonts', 'getScreenDetails', 'EyeDropper', 'launchQueue', 'LaunchQueue', 'documentPictureInPicture', 'sharedStorage', 'cookieDeprecationLabel', 'trustedTypes', 'navigation', 'fence', 'credentialless', 'crossOriginIsolated' in global && false || 'originAgentCluster');
    remove(performance.constructor.prototype, 'memory');
  } else if (!global.chrome) {
    const chrome = {};
    if (!profile.mobile) chrome.app = { isInstalled: false };
    defineProperty(global, 'chrome', { value: chrome, writable: true, enumerable: true, configurable: false });
  }

  if (profile.isChromium && profile.battery && global.BatteryManager) {
    const battery = BatteryManager.prototype;
    getter(battery, 'level', () => profile.battery.level);
    getter(battery, 'charging', () => profile.battery.charging);
    getter(battery, 'chargingTime', () => profile.battery.charging ? 0 : Infinity);
    getter(battery, 'dischargingTime', () => profile.battery.charging ? Infinity : 14400);
  }

  // Windows of a phone fill the screen; on a computer the browser has a frame around the page.
  for (const [name, value] of [['outerWidth', profile.outerWidth], ['outerHeight', profile.outerHeight]]) getter(global, name, native => parent === global ? value : value || native);
  for (const [name, value] of [['availWidth', profile.screenWidth], ['availHeight', profile.availHeight]]) getter(Screen.prototype, name, () => value);

  if (profile.gpu) {
    for (const type of [global.WebGLRenderingContext, global.WebGL2RenderingContext]) {
      if (type) replace(type.prototype, 'getParameter', (native, self, args) => {
        const value = guarded(native, self, args);
        if (value === null) return value;
        return args[0] === 0x9245 ? profile.gpu.vendor : args[0] === 0x9246 ? profile.gpu.renderer : value;
      });
    }
  }
}
