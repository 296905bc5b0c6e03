/** Whoever is at the other end of a request, as far as the request tells. */
export interface Visitor {
  /** The address of the client, as the server knows it. */
  readonly address: string;
  readonly userAgent?: string | undefined;
}

/** The first that fits: browsers name those whose kin they are as well. */
const browsers: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFxiOS\/|\bFirefox\//, "Firefox"],
  [/\bCriOS\/|\bChrom(?:e|ium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:iPhone|iPad|iPod)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

const firstOf = (from: ReadonlyArray<readonly [RegExp, string]>, text: string): string | undefined =>
  from.find(([pattern]) => pattern.test(text))?.[1];

/** Browser and system by their names (`Firefox, Linux`): enough to know a session by, too little to know a machine by. */
export function agentOf(userAgent: string | undefined): string {
  const text = (userAgent ?? "").slice(0, 500);
  return [firstOf(browsers, text), firstOf(systems, text)].filter((name) => name !== undefined).join(", ");
}
