// An e-mail as the inbox shows it. It goes into a frame that can run nothing; its links open on the shopper's
// phone, and of its pictures only those of the sample store are fetched, which stands in for the shop's website.

/** Hosts the laptop stands in for, and where their pages are instead. */
type StandIns = Readonly<Record<string, string>>;

export const emailHeaders = (standIns: StandIns = {}) =>
  ({
    'content-security-policy': `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src ${['data:', ...new Set(Object.values(standIns))].join(' ')}; frame-ancestors 'self'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }) as const;

/**
 * The HTML part with every link led through the phone and every picture of the shop taken from its stand-in. A link
 * in a form we do not know stays as it is.
 */
export function emailForFrame(html: string, standIns: StandIns = {}): string {
  const led = html.replace(/(<a\b[^>]*?\shref=")([^"]*)"/gi, (whole, before: string, address: string) => {
    const url = unescaped(address);
    return /^https?:\/\//i.test(url) ? `${before}${visitAddress(url)}"` : whole;
  });
  const drawn = led.replace(/(<img\b[^>]*?\ssrc=")([^"]*)"/gi, (whole, before: string, address: string) => {
    const url = URL.parse(unescaped(address));
    const standIn = url === null ? undefined : standIns[url.host];
    if (url === null || standIn === undefined) return whole;
    return `${before}${escaped(new URL(url.pathname + url.search, standIn).href)}"`;
  });
  const base = '<base target="_blank">';
  return /<head\b[^>]*>/i.test(drawn) ? drawn.replace(/<head\b[^>]*>/i, (head) => head + base) : base + drawn;
}

/** Where the console opens a link of a message. */
const visitAddress = (url: string): string => `/_local/console/visit?url=${encodeURIComponent(url)}`;

const unescaped = (attribute: string): string =>
  attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
