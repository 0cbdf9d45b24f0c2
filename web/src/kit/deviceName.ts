const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

/** A first name for this device in a list of the holder's own, such as `iPhone`. */
export const deviceName = (): string => SYSTEMS.find(([sign]) => sign.test(navigator.userAgent))?.[1] ?? 'Passkey';
