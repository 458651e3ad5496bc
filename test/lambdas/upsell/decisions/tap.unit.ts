import { describe, expect, it } from 'vitest';
import { decideTap, isPageVisit } from '../../../../lambdas/upsell/decisions/tap.ts';
import { minutesAfter, noon } from '../builders.ts';

const windowEndsAt = minutesAfter(noon, 3 * 24 * 60).toISOString();
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1';

describe('a tap', () => {
  it('counts inside the window, its last moment included', () => {
    expect(decideTap({ state: 'sent', windowEndsAt }, noon)).toEqual({ kind: 'take' });
    expect(decideTap({ state: 'sent', windowEndsAt }, new Date(windowEndsAt))).toEqual({ kind: 'take' });
  });

  it('closes the offer as out of window after that', () => {
    const late = minutesAfter(new Date(windowEndsAt), 1);
    expect(decideTap({ state: 'sent', windowEndsAt }, late)).toEqual({ kind: 'close-out-of-window' });
  });

  it.each([
    ['ignored', 'note-late-tap'],
    ['out-of-window', 'note-late-tap'],
    ['taken', 'nothing'],
    ['chosen', 'nothing'],
    ['never-sent', 'nothing'],
  ] as const)('leaves an offer that is %s as it is', (state, kind) => {
    expect(decideTap({ state }, noon)).toEqual({ kind });
  });
});

describe('a page visit', () => {
  it('is a GET by a browser that opens a page, also by one too old to say so', () => {
    const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect(isPageVisit('GET', { 'user-agent': phone, ...navigation })).toBe(true);
    expect(isPageVisit('GET', { 'user-agent': phone })).toBe(true);
    expect(isPageVisit('GET', { 'user-agent': phone, 'sec-fetch-mode': 'navigate' })).toBe(true);
  });

  it.each([
    ['a HEAD request', 'HEAD', {}],
    ['a link preview', 'GET', { 'user-agent': 'WhatsApp/2.23.20.0' }],
    ['a chat preview', 'GET', { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' }],
    [
      'a preview in a text message',
      'GET',
      { 'user-agent': 'facebookexternalhit/1.1 Facebot Twitterbot/1.0' },
    ],
    ['no user agent at all', 'GET', { 'user-agent': '' }],
    [
      'a scanner that is only compatible',
      'GET',
      { 'user-agent': 'Mozilla/5.0 (compatible; Barracuda Sentinel)' },
    ],
    ['a prefetch', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['an old prefetch', 'GET', { purpose: 'prefetch' }],
    ['a Firefox prefetch', 'GET', { 'x-moz': 'prefetch' }],
    ['a fetch by a script', 'GET', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    ['a script of another page', 'GET', { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'cross-site' }],
    ['an image request without a destination', 'GET', { 'sec-fetch-mode': 'no-cors' }],
    ['an image request', 'GET', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a frame', 'GET', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ])('is not %s', (_, method, headers) => {
    expect(isPageVisit(method, { 'user-agent': phone, ...headers })).toBe(false);
  });

  const chrome =
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
  it.each([
    ['Chrome', chrome],
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
    [
      'Safari',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    ],
  ])(
    'is not a scanner with the name of a current %s, which would say over HTTPS what it opens',
    (_, agent) => {
      const secure = { 'user-agent': agent, 'x-forwarded-proto': 'https' };
      expect(isPageVisit('GET', secure)).toBe(false);
      expect(
        isPageVisit('GET', { ...secure, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }),
      ).toBe(true);
    },
  );

  it('is a browser of the time before, which says nothing', () => {
    const old = { 'user-agent': chrome.replace('140', '75'), 'x-forwarded-proto': 'https' };
    expect(isPageVisit('GET', old)).toBe(true);
  });
});
