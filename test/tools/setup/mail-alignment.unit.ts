// What setup says of a sender's domain, for every state its DNS can be in.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readShopSettings } from '../../../lib/settings/shop-settings.ts';
import { type Dns, mailAlignment } from '../../../tools/setup/mail-alignment.ts';

const shipped = JSON.parse(readFileSync('cdk.json', 'utf8')).context.shop;
const settings = (changes: object = {}) =>
  readShopSettings({ ...shipped, sender: 'hello@ridgeback-cycles.co.uk', ...changes });

const LONDON = 'feedback-smtp.eu-west-2.amazonses.com';
const SINGAPORE = 'feedback-smtp.ap-southeast-1.amazonses.com';
type Zone = { readonly txt?: Record<string, string[]>; readonly mx?: Record<string, [number, string][]> };
const whole: Required<Zone> = {
  txt: {
    'bounce.ridgeback-cycles.co.uk': ['v=spf1 include:amazonses.com ~all', 'something-else'],
    'bounce-ap-southeast-1.ridgeback-cycles.co.uk': ['v=spf1 include:amazonses.com -all'],
    '_dmarc.ridgeback-cycles.co.uk': ['v=DMARC1; p=quarantine; rua=mailto:a@b.example'],
  },
  mx: {
    'bounce.ridgeback-cycles.co.uk': [[10, LONDON]],
    'bounce-ap-southeast-1.ridgeback-cycles.co.uk': [[10, `${SINGAPORE}.`]],
  },
};
const dnsOf = ({ txt = {}, mx = {} }: Zone): Dns => ({
  txt: async (name) => txt[name] ?? [],
  mx: async (name) => (mx[name] ?? []).map(([priority, exchange]) => ({ priority, exchange })),
});
const found = async (zone: Zone, changes: object = {}) => mailAlignment(settings(changes), dnsOf(zone));
const missingIn = async (zone: Zone, changes: object = {}) =>
  (await found(zone, changes)).filter(({ state }) => state === 'missing').map(({ text }) => text);

describe('a domain with everything in its DNS', () => {
  test('needs nothing more; DKIM alone is to be seen after the deployment', async () => {
    const findings = await found(whole);
    expect(findings.map(({ state }) => state)).toEqual(['unknown', 'good', 'good', 'good', 'good', 'good']);
    expect(findings[0]?.text).toContain('MailDnsRecords');
  });

  test('given strict alignment of the envelope, then DKIM alone carries it, and that is said', async () => {
    const txt = { ...whole.txt, '_dmarc.ridgeback-cycles.co.uk': ['v=DMARC1;p=reject; aspf=s; adkim=s'] };
    const last = (await found({ ...whole, txt })).at(-1);
    expect(last).toMatchObject({ state: 'good', text: expect.stringContaining('aspf=s') });
  });

  test('given a sender in a subdomain, then the record of the domain above counts', async () => {
    const sender = 'hello@shop.ridgeback-cycles.co.uk';
    expect((await found(whole, { sender })).at(-1)).toMatchObject({ state: 'good' });
  });
});

describe('a domain that lacks something', () => {
  test('is told each record to add, of both regions', async () => {
    expect(await missingIn({})).toEqual([
      `Add: bounce.ridgeback-cycles.co.uk MX 10 ${LONDON}`,
      'Add: bounce.ridgeback-cycles.co.uk TXT "v=spf1 include:amazonses.com ~all"',
      `Add: bounce-ap-southeast-1.ridgeback-cycles.co.uk MX 10 ${SINGAPORE}`,
      'Add: bounce-ap-southeast-1.ridgeback-cycles.co.uk TXT "v=spf1 include:amazonses.com ~all"',
      expect.stringMatching(
        /no DMARC record.*_dmarc\.ridgeback-cycles\.co\.uk TXT "v=DMARC1; p=none; rua=mailto:/,
      ),
    ]);
  });

  test.each([
    [
      'the MX of another region',
      { mx: { ...whole.mx, 'bounce.ridgeback-cycles.co.uk': [[10, SINGAPORE]] } },
      'Make it',
    ],
    [
      'two MX records',
      {
        mx: {
          ...whole.mx,
          'bounce.ridgeback-cycles.co.uk': [
            [10, LONDON],
            [20, LONDON],
          ],
        },
      },
      'exactly one',
    ],
    [
      'an SPF record that leaves SES out',
      { txt: { ...whole.txt, 'bounce.ridgeback-cycles.co.uk': ['v=spf1 mx -all'] } },
      'does not let SES send',
    ],
    [
      'a name that only looks like SES',
      {
        txt: {
          ...whole.txt,
          'bounce.ridgeback-cycles.co.uk': ['v=spf1 include:amazonses.com.evil.example -all'],
        },
      },
      'does not let SES send',
    ],
    [
      'two SPF records',
      {
        txt: {
          ...whole.txt,
          'bounce.ridgeback-cycles.co.uk': ['v=spf1 include:amazonses.com ~all', 'v=spf1 -all'],
        },
      },
      'counts as none',
    ],
    [
      'two DMARC records',
      { txt: { ...whole.txt, '_dmarc.ridgeback-cycles.co.uk': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] } },
      'counts as none',
    ],
    [
      'a DMARC record without a policy',
      { txt: { ...whole.txt, '_dmarc.ridgeback-cycles.co.uk': ['v=DMARC1; rua=mailto:a@b.example'] } },
      'no policy',
    ],
  ] as [string, Zone, string][])('given %s, then it says so', async (_, zone, part) => {
    const missing = await missingIn({ ...whole, ...zone });
    expect(missing).toHaveLength(1);
    expect(missing[0]).toContain(part);
  });

  test.each(['hello@gmail.com', 'hello@outlook.com', 'shop@yahoo.co.uk', 'shop@gmx.de', 'shop@icloud.com'])(
    'given %s, then no record can help',
    async (sender) => {
      expect(await missingIn(whole, { sender })).toEqual([expect.stringContaining('a domain of your own')]);
    },
  );

  test('given the sample address, then it is named as one', async () => {
    expect(await missingIn(whole, { sender: 'hello@ridgeback.example' })).toEqual([
      expect.stringContaining('example domain'),
    ]);
  });

  test('given only a verified address, then DKIM never aligns', async () => {
    expect(await missingIn(whole, { senderIdentity: 'address' })).toEqual([
      expect.stringContaining('DKIM is not aligned'),
    ]);
  });
});

test('given no answer from DNS, then each question is open and none is called missing', async () => {
  const silent: Dns = {
    txt: () => Promise.reject(new Error('ETIMEOUT')),
    mx: () => Promise.reject(new Error('ETIMEOUT')),
  };
  const findings = await mailAlignment(settings(), silent);
  expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['unknown']));
  expect(findings.at(-1)?.text).toContain('--check-mail');
});
