import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import {
  barPercents,
  type EmailBlock,
  type EmailContent,
  progressPercent,
} from '../../../shared/pages/email-blocks.ts';
import { emailLayout } from '../../../shared/pages/email-layout.ts';
import { emailText } from '../../../shared/pages/email-text.ts';

const letter = (blocks: readonly EmailBlock[], more: Partial<EmailContent> = {}): EmailContent => ({
  shop: { name: 'Ridgeback Cycles' },
  heading: 'Your week in add-ons',
  blocks,
  footer: { lines: ['Sent to the owner of Ridgeback Cycles.'] },
  ...more,
});

const everyKind: readonly EmailBlock[] = [
  { kind: 'paragraph', text: 'Hello Tom,\nthe lights fit your new bike.' },
  { kind: 'button', label: 'Add to my basket', url: 'https://links.example/a?t=x&u=y' },
  { kind: 'heading', text: 'By add-on' },
  { kind: 'keyValueTable', caption: 'Offers', rows: [{ key: 'Sent', value: '50' }] },
  {
    kind: 'barChart',
    caption: 'Taken by add-on',
    bars: [
      { label: 'Lights and lock bundle', value: 8, shown: '8 of 20' },
      { label: 'Track pump', value: 2 },
      { label: 'Bottle', value: 0 },
    ],
  },
  { kind: 'figure', figure: '108', label: 'points on your card' },
  { kind: 'progress', share: 0.432, label: '142 to go until a free lunch' },
  { kind: 'ticket', title: 'Free coffee', detail: 'for 100 points' },
  { kind: 'note', text: 'Taps after three days are not counted.' },
];

describe('emailText', () => {
  test('given every kind of block, when the text part is made, then it reads well by itself', () => {
    const text = emailText(
      letter(everyKind, {
        footer: {
          lines: ['1 High Street'],
          unsubscribe: { label: 'No more of these', url: 'https://links.example/u' },
        },
      }),
    );
    expect(text).toBe(`Your week in add-ons
====================

Hello Tom,
the lights fit your new bike.

Add to my basket:
https://links.example/a?t=x&u=y

By add-on
---------

Offers
Sent  50

Taken by add-on
Lights and lock bundle  ####################  8 of 20
Track pump              #####                 2
Bottle                                        0

108 points on your card

[#########-----------] 142 to go until a free lunch

* Free coffee
  for 100 points

Taps after three days are not counted.

-- 
Ridgeback Cycles
1 High Street
No more of these: https://links.example/u
`);
  });
});

describe('emailLayout', () => {
  test('given a name with tags in it, when the letter is made, then they are shown and not run', () => {
    const html = emailLayout(
      letter([{ kind: 'paragraph', text: '<img src=x onerror=alert(1)>' }], { heading: 'Hi "Tom" <b>' }),
    );
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('Hi &quot;Tom&quot; &lt;b&gt;</h1>');
  });

  test('given a button, when the letter is made, then its address is escaped as an attribute', () => {
    expect(emailLayout(letter(everyKind))).toContain('href="https://links.example/a?t=x&amp;u=y"');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'not an address'])(
    'given a button to "%s", when the letter is made, then it is refused in both parts',
    (url) => {
      const content = letter([{ kind: 'button', label: 'Go', url }]);
      expect(() => emailLayout(content)).toThrow();
      expect(() => emailText(content)).toThrow();
    },
  );

  test('given a preheader, when the letter is made, then it is hidden ahead of everything else', () => {
    const html = emailLayout(letter(everyKind, { preheader: '14 add-ons taken' }));
    expect(html.indexOf('14 add-ons taken')).toBeLessThan(html.indexOf('<h1'));
  });

  test('given no preheader, when the letter is made, then the first paragraph stands in', () => {
    expect(emailLayout(letter(everyKind)).match(/the lights fit your new bike/g)).toHaveLength(2);
  });

  test('given letters with and without a way out, when they are made, then only the former has the link', () => {
    const unsubscribe = { label: 'Unsubscribe', url: 'https://links.example/u' };
    expect(emailLayout(letter([], { footer: { lines: [], unsubscribe } }))).toContain('>Unsubscribe</a>');
    expect(emailLayout(letter([]))).not.toContain('<a ');
  });

  test('given any letter, when it is made, then nothing in it is fetched from outside and nothing can run', () => {
    const html = emailLayout(letter(everyKind));
    expect(html).not.toMatch(/<script|<img|<link|@import|url\(/i);
  });

  test('given any text, when both parts are made, then each says all of it', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/);
    fc.assert(
      fc.property(word, word, word, fc.nat(500), (paragraph, key, value, count) => {
        const content = letter([
          { kind: 'paragraph', text: paragraph },
          { kind: 'keyValueTable', rows: [{ key, value }] },
          { kind: 'barChart', caption: key, bars: [{ label: value, value: count }] },
        ]);
        const [html, text] = [emailLayout(content), emailText(content)];
        for (const said of [paragraph, key, value, String(count)]) {
          expect(html).toContain(said);
          expect(text).toContain(said);
        }
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  test('given both parts as a message, when a mail program reads them, then it finds the same words', async () => {
    const content = letter(everyKind);
    const mime = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      emailText(content),
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      emailLayout(content),
      '--b--',
    ].join('\r\n');
    const read = await PostalMime.parse(mime);
    expect(read.text).toContain('8 of 20');
    expect(read.html).toContain('8 of 20');
  });
});

describe('barPercents', () => {
  test('given values, when bars are drawn, then the greatest is whole and a little is never nothing', () => {
    const bars = [1000, 500, 1, 0].map((value) => ({ label: 'x', value }));
    expect(barPercents(bars)).toEqual([100, 50, 1, 0]);
  });

  test('given no values above nothing, when bars are drawn, then all are empty', () => {
    expect(barPercents([{ label: 'x', value: 0 }])).toEqual([0]);
  });
});

describe('progressPercent', () => {
  test.each([
    [0, 0],
    [0.001, 1],
    [0.432, 43],
    [0.9999, 99],
    [1, 100],
    [1.7, 100],
    [Number.NaN, 0],
  ])('given a share of %s, then the bar is %s percent full', (share, percent) => {
    expect(progressPercent(share)).toBe(percent);
  });
});

test('given every kind of block, then whatever is coloured by day has its colour by night too', () => {
  const items: EmailBlock = {
    kind: 'items',
    items: [
      { name: 'Rack', amount: '£20.00', url: 'https://shop.example/?add-to-cart=1' },
      { name: 'Bag', amount: '£5.00', pictureUrl: 'https://shop.example/bag.jpg' },
    ],
    more: 1,
    extras: [{ label: 'Shipping', amount: '£2.00' }],
    total: { label: 'Total', amount: '£27.00' },
  };
  const footer = { lines: ['x'], unsubscribe: { label: 'Out', url: 'https://links.example/u' } };
  const html = emailLayout(letter([...everyKind, items], { footer }));
  const night = new Set([...html.matchAll(/\.([a-z-]+)\{[^}]*color:/g)].map(([, name]) => name));
  const coloured = [...html.matchAll(/<\w+ [^>]*style="[^"]*(?<![a-z-])color:#[^>]*>/g)].map(([tag]) => tag);
  expect(coloured.length).toBeGreaterThan(20);
  const dark = (tag: string) =>
    (/class="([^"]*)"/.exec(tag)?.[1] ?? '').split(' ').some((name) => night.has(name));
  expect(coloured.filter((tag) => !dark(tag))).toEqual([]);
});

describe('given a shop with a look of its own', () => {
  const look = { logoUrl: 'https://ridgeback.example/logo.png', colour: '#7a1f3d', font: 'Georgia' };
  const dressed = emailLayout(letter(everyKind, { shop: { name: 'Ridgeback Cycles', look } }));
  const plain = emailLayout(letter(everyKind));

  test('then the house’s colour is nowhere in the letter, by day or by night', () => {
    for (const colour of ['#0b6b57', '#5cc9ae']) {
      expect(plain).toContain(colour);
      expect(dressed).not.toContain(colour);
    }
    expect(dressed).toContain('background-color:#7a1f3d');
  });

  test('then every font in it begins with the shop’s, and its logo has its name beside it', () => {
    // The template writes quotes as entities.
    const fonts = [...dressed.replaceAll('&#39;', "'").matchAll(/font:[^;"]*px\/\d+px ([^;"]+)/g)].map(
      ([, family]) => family,
    );
    expect(fonts.length).toBeGreaterThan(5);
    for (const family of fonts) expect(family).toMatch(/^'Georgia',/);
    expect(dressed).toContain(
      '<img class="logo" src="https://ridgeback.example/logo.png" alt="Ridgeback Cycles"',
    );
  });
});
