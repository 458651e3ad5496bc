// A person's browser at the shop's own address, wherever the laptop answers for it.
import { expect } from 'vitest';
import type { Runtime } from '../../local/runtime/runtime.ts';

export const FRONT = {
  domain: 'go.ridgeback.example',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
};
const BROWSER = {
  'user-agent':
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};
type Init = RequestInit & { headers?: Record<string, string> };

export function atFront(runtime: Runtime) {
  const { front } = runtime.status();
  expect(front?.domain).toBe(FRONT.domain);
  const here = (front?.url ?? '').replace(/\/$/, '');
  const open = (path: string, init: Init = {}) =>
    fetch(here + path.replace(`https://${FRONT.domain}`, ''), {
      redirect: 'manual',
      ...init,
      headers: { ...BROWSER, ...init.headers },
    });
  return {
    open,
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      open(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}

/** The first address of the front in this text that goes on like this. Throws where there is none. */
export function frontLinkIn(text: string, like: RegExp): string {
  const links = text.match(/https:\/\/go\.ridgeback\.example\/[^\s"<>]*/g) ?? [];
  const found = links.find((link) => like.test(link.slice(`https://${FRONT.domain}`.length)));
  if (found === undefined) throw new Error(`No link of the front like ${like.source} in: ${text}`);
  return found;
}
