/**
 * The headers with which mail programs show their own unsubscribe button (RFC 8058). The address takes a POST and acts
 * at once; what a GET shows is a page. Throws RangeError for an address that is not plain ASCII http(s): it is ours,
 * so a bad one is a mistake in the code.
 */
export function listUnsubscribeHeaders(url: string): Record<string, string> {
  if (!/^https?:\/\/[!-~]+$/.test(url) || /[<>,"]/.test(url))
    throw new RangeError('An unsubscribe address must be a plain ASCII URL');
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
