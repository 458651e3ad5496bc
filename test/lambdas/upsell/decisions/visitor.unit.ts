// Real agents, with the headers that came with them.
import { describe, expect, test } from 'vitest';
import { visitorOf } from '../../../../lambdas/upsell/decisions/visitor.ts';

const OPENS = {
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'none',
  'sec-fetch-user': '?1',
};
const HTTPS = { 'x-forwarded-proto': 'https' };
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const IOS_WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const windows = (rest: string) => `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} ${rest}`;
const iPhone = (os: string, rest: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${os} like Mac OS X) ${IOS_WEBKIT} ${rest}`;
const android = (rest: string, device = 'Android 14; SM-S921B Build/UP1A.231005.007; wv') =>
  `Mozilla/5.0 (Linux; ${device}) ${WEBKIT} ${rest}`;

const CHROME = windows('Chrome/146.0.0.0 Safari/537.36');
const EDGE = windows('Chrome/146.0.0.0 Safari/537.36 Edg/146.0.0.0');
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:148.0) Gecko/20100101 Firefox/148.0';
const SAFARI = iPhone('18_6', 'Version/26.1 Mobile/15E148 Safari/604.1');
const MAC_SAFARI = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${IOS_WEBKIT} Version/26.1 Safari/605.1.15`;
const SAMSUNG = android('SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36', 'Android 10; K');
const INSTAGRAM = iPhone('18_6', 'Mobile/15E148 Instagram 402.0.0.14.90 (iPhone16,2; iOS 18_6; en_GB)');
const FACEBOOK_VIEW = android(
  'Version/4.0 Chrome/146.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/567.1.0.52.74;]',
);
const FACEBOOK_APP =
  '[FBAN/FB4A;FBAV/567.1.0.52.74;FBBV/1003893689;FBLC/nl_NL;FBMF/samsung;FBDV/SM-S921B;FBSV/16;]';
const OUTLOOK_VIEW = android('Version/4.0 Chrome/146.0.0.0 Mobile Safari/537.36 Outlook-Android/2.0');
const GMAIL_VIEW = android('Version/4.0 Chrome/146.0.0.0 Mobile Safari/537.36 GSA/15.30');
const CHROME_ON_IOS = iPhone('18_6', 'CriOS/146.0.0.0 Mobile/15E148 Safari/604.1');
const OLD_IPHONE = iPhone('15_8', 'Version/15.6 Mobile/15E148 Safari/604.1');
const OLDER_16 = iPhone('16_3', 'Version/16.3 Mobile/15E148 Safari/604.1');
const OLD_MAC = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_13_6) ${IOS_WEBKIT} Version/13.1.2 Safari/605.1.15`;
const SAFELINKS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36';

describe('a person', () => {
  test.each([
    ['Chrome', CHROME],
    ['Edge', EDGE],
    ['Firefox', FIREFOX],
    ['Safari on a phone', SAFARI],
    ['Safari on a Mac', MAC_SAFARI],
    ['Samsung Internet', SAMSUNG],
    ['Chrome on an iPhone', CHROME_ON_IOS],
    ['Instagram', INSTAGRAM],
    ["Facebook's own view", FACEBOOK_VIEW],
    ["Facebook's app by its own name", FACEBOOK_APP],
    ['Outlook for Android', OUTLOOK_VIEW],
    ['Outlook for Android by its name alone', 'Outlook-Android/2.0'],
    ['Gmail', GMAIL_VIEW],
    ['an old iPhone that learnt it', OLD_IPHONE],
  ])('opens a page with %s', (_, agent) => {
    expect(visitorOf('GET', { 'user-agent': agent, ...HTTPS, ...OPENS })).toBe('person');
  });

  test.each([
    ['an iPhone that stays on iOS 15', OLD_IPHONE],
    ['the last iOS before the headers', OLDER_16],
    ['a Mac that stays on High Sierra', OLD_MAC],
    ['an app on an old iPhone', iPhone('15_8', 'Mobile/15E148 Instagram 302.0.0.14.90')],
  ])('opens a page with %s, which never sent Sec-Fetch headers', (_, agent) => {
    expect(visitorOf('GET', { 'user-agent': agent, ...HTTPS })).toBe('person');
  });

  test('over plain HTTP no browser sends the headers, so the agent decides', () => {
    expect(visitorOf('GET', { 'user-agent': CHROME, 'x-forwarded-proto': 'http' })).toBe('person');
    expect(visitorOf('GET', { 'user-agent': 'curl/8.9.1', 'x-forwarded-proto': 'http' })).toBe('robot');
  });
});

describe('a robot', () => {
  test.each([
    ['Chrome', CHROME],
    ['the Chrome of SafeLinks in 2022', windows('Chrome/97.0.4692.99 Safari/537.36')],
    ['Edge', EDGE],
    ['Firefox', FIREFOX],
    ['Safari on a phone', SAFARI],
    ['Safari on a Mac', MAC_SAFARI],
    ['Instagram', INSTAGRAM],
    ['an Android view', FACEBOOK_VIEW],
    ['Outlook for Android', OUTLOOK_VIEW],
  ])('takes the name of %s and sends no Sec-Fetch headers over HTTPS', (_, agent) => {
    expect(visitorOf('GET', { 'user-agent': agent, ...HTTPS })).toBe('robot');
    expect(visitorOf('GET', { 'user-agent': agent })).toBe('robot');
    expect(visitorOf('GET', { 'user-agent': agent, ...HTTPS, 'sec-fetch-mode': 'cors' })).toBe('robot');
  });

  test.each([
    ['SafeLinks', SAFELINKS],
    [
      'Outlook on a desk',
      'Microsoft Office/16.0 (Microsoft Outlook 16.0.13228; Pro), Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
    ],
    ['ms-office', 'Mozilla/4.0 (compatible; ms-office; MSOffice rmj)'],
    ['Barracuda Link Protection', 'Mozilla/5.0 (compatible; BarracudaCentral)'],
    ['Barracuda Sentinel', 'Barracuda Sentinel (EE)'],
    ['Proofpoint', 'Mozilla/5.0 (Windows NT 10.0) Proofpoint URL Defense'],
    ['Mimecast', 'Mimecast-URL-Protect/1.0'],
    ['Skype and Teams', 'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5'],
    [
      'Apple Messages',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    ],
    ['WhatsApp', 'WhatsApp/2.23.20.0 A'],
    ['Telegram', 'TelegramBot (like TwitterBot)'],
    ['Slack', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
    ['Line', 'facebookexternalhit/1.1;line-poker/1.0'],
    ['KakaoTalk', 'facebookexternalhit/1.1; kakaotalk-scrap/1.0'],
    [
      "Google's picture proxy",
      'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    ],
    ['a browser without a window', windows('HeadlessChrome/146.0.0.0 Safari/537.36')],
    ['a program', 'curl/8.9.1'],
    ['nothing', ''],
  ])('is %s, whatever else it sends', (_, agent) => {
    expect(visitorOf('GET', { 'user-agent': agent, ...HTTPS })).toBe('robot');
    if (agent !== SAFELINKS)
      expect(visitorOf('GET', { 'user-agent': agent, ...HTTPS, ...OPENS })).toBe('robot');
  });

  test.each([
    ['a HEAD request', 'HEAD', OPENS],
    ['a prefetch', 'GET', { ...OPENS, 'sec-purpose': 'prefetch;prerender' }],
    ['an old prefetch', 'GET', { ...OPENS, purpose: 'prefetch' }],
    ["Facebook's preview", 'GET', { ...OPENS, 'x-purpose': 'preview' }],
    ['a Firefox prefetch', 'GET', { ...OPENS, 'x-moz': 'prefetch' }],
    ['a fetch by a script', 'GET', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    ['a script of another page', 'GET', { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'cross-site' }],
    ['an image', 'GET', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['an image without a destination', 'GET', { 'sec-fetch-mode': 'no-cors' }],
    ['a frame', 'GET', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ])('is %s, in any browser', (_, method, headers) => {
    for (const agent of [CHROME, SAFARI, OLD_IPHONE])
      expect(visitorOf(method, { 'user-agent': agent, ...headers })).toBe('robot');
  });
});

describe('something we cannot tell', () => {
  test.each([
    ['a bare name', 'Mozilla/5.0'],
    ['the Chrome of SafeLinks in 2020', windows('Chrome/72.0.3626.109 Safari/537.36')],
    ['an Edge of 2015', windows('Chrome/42.0.2311.135 Safari/537.36 Edge/12.246')],
    ['an old Firefox', 'Mozilla/5.0 (Windows NT 6.1; rv:78.0) Gecko/20100101 Firefox/78.0'],
    ['Internet Explorer', 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko'],
    ['an Android of 2017', android('Version/4.0 Chrome/60.0.3112.107 Mobile Safari/537.36')],
    ["Outlook's app", 'Outlook-iOS/719.3623017.prod.iphone (4.20.0)'],
    ['Outlook for Android by its name alone', 'Outlook-Android/2.0'],
    ["Facebook's app by its own name", FACEBOOK_APP],
  ])('is %s without Sec-Fetch headers', (_, agent) => {
    expect(visitorOf('GET', { 'user-agent': agent, ...HTTPS })).toBe('unclear');
  });

  test('is a bare name, also with them', () => {
    expect(visitorOf('GET', { 'user-agent': 'Mozilla/5.0', ...HTTPS, ...OPENS })).toBe('unclear');
  });
});
