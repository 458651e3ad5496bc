// Whoever opens the links in a message: the person, the phone's link preview, the mail provider's scanner.
import { request } from 'node:http';
import { askHere, fetchNear } from '../neighbours.ts';

const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const PREVIEW = 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)';
const PAGE_VISIT = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' };

/** A person taps the link. Answers the status and where it leads. */
export const tap = (link: string): Promise<Opened> =>
  open(link, 'GET', { 'user-agent': PHONE, ...PAGE_VISIT });

/** The messaging app draws a preview before anybody taps. */
export const preview = (link: string): Promise<Opened> => open(link, 'GET', { 'user-agent': PREVIEW });

/** A security scanner looks at the link, and at what is behind it. */
export async function scan(link: string): Promise<void> {
  await open(link, 'HEAD', { 'user-agent': PHONE });
  await open(link, 'GET', { 'user-agent': PREVIEW });
}

/** A person opens the page and presses its one button. */
export async function pressButton(link: string): Promise<Opened> {
  await tap(link);
  return open(link, 'POST', {
    'user-agent': PHONE,
    'content-type': 'application/x-www-form-urlencoded',
    ...PAGE_VISIT,
  });
}

/** Posts a page's form. Answers the status. */
export async function postForm(link: string, body: string): Promise<number> {
  const answer = await fetchNear(link, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

export type Opened = { readonly status: number; readonly location: string | undefined };

// Plain http rather than fetch, which writes Sec-Fetch headers of its own and follows redirects out of the laptop.
async function open(
  link: string,
  method: string,
  headers: Readonly<Record<string, string>>,
): Promise<Opened> {
  const near = await askHere({ url: link, method, headers });
  if (near !== undefined) return { status: near.status, location: [near.headers.location].flat()[0] };
  return new Promise((resolve, reject) => {
    const asked = request(link, { method, headers }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? undefined }),
      );
    });
    asked.once('error', reject);
    asked.end();
  });
}
