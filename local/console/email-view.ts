// An e-mail as the inbox shows it. It goes into a frame that can run nothing and fetch nothing; its links open
// on the shopper's phone.
export const emailHeaders = {
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** The HTML part with every link led through the phone. A link in a form we do not know stays as it is. */
export function emailForFrame(html: string): string {
  const led = html.replace(/(<a\b[^>]*?\shref=")([^"]*)"/gi, (whole, before: string, address: string) => {
    const url = unescaped(address);
    return /^https?:\/\//i.test(url) ? `${before}${visitAddress(url)}"` : whole;
  });
  const base = '<base target="_blank">';
  return /<head\b[^>]*>/i.test(led) ? led.replace(/<head\b[^>]*>/i, (head) => head + base) : base + led;
}

/** Where the console opens a link of a message. */
export const visitAddress = (url: string): string => `/_local/console/visit?url=${encodeURIComponent(url)}`;

const unescaped = (attribute: string): string =>
  attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
