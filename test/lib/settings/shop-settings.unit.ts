import { describe, expect, test } from 'vitest';
import { readShopSettings, ShopSettingsError } from '../../../lib/settings/shop-settings.ts';
import { zoneHint } from '../../../lib/settings/zone-hints.ts';
import { cartShop, exampleShop, loyaltyShop, suiteShop } from '../synthesise.ts';

/** The problems of the example shop with these changes. */
function problemsOf(
  changes: Record<string, unknown>,
  upsell: Record<string, unknown> = {},
): readonly string[] {
  return problemsOfShop(exampleShop(changes, upsell));
}

function problemsOfShop(shop: Record<string, unknown>): readonly string[] {
  try {
    readShopSettings(shop);
    return [];
  } catch (error) {
    if (error instanceof ShopSettingsError) return error.problems;
    throw error;
  }
}

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d';

describe('given the settings as shipped', () => {
  test('then they are good, and what is not stated has its default', () => {
    const settings = readShopSettings(exampleShop());
    expect(settings).toMatchObject({ ephemeral: false, senderIdentity: 'domain', sandboxRecipients: [] });
    expect(settings.products.upsell).toMatchObject({ enabled: true, region: 'eu-west-2', budgetUsd: 50 });
  });

  test('then the same settings as JSON text, as -c shop=… gives them, are good too', () => {
    expect(readShopSettings(JSON.stringify(exampleShop()))).toEqual(readShopSettings(exampleShop()));
  });
});

describe('given a mistake in one field', () => {
  const cases: [string, Record<string, unknown>, Record<string, unknown>, string][] = [
    [
      'no name',
      { name: undefined },
      {},
      'shop.name: is missing. Write the shop\'s name, for example "Ridgeback Cycles".',
    ],
    [
      'a country by name',
      { country: 'England' },
      {},
      'shop.country: "England" is not a two-letter country code (ISO 3166). Use for example "GB".',
    ],
    [
      'a country that is only a nickname',
      { country: 'UK' },
      {},
      'shop.country: "UK" is not a two-letter country code (ISO 3166). Use for example "GB".',
    ],
    [
      'a currency sign',
      { currency: '£' },
      {},
      'shop.currency: "£" is not a three-letter currency code (ISO 4217). Use for example "GBP".',
    ],
    [
      'a locale with an underscore',
      { locale: 'en_GB' },
      {},
      'shop.locale: "en_GB" is not a language tag. Use for example "en-GB".',
    ],
    [
      'an offset for a zone',
      { timeZone: '+01:00' },
      {},
      'shop.timeZone: "+01:00" is not a time zone. Use for example "Europe/London".',
    ],
    [
      'a zone that is none',
      { timeZone: 'Europe/Londn' },
      {},
      'shop.timeZone: "Europe/Londn" is not a time zone. Use for example "Europe/London".',
    ],
    ...(
      [
        [
          'BST',
          'It may mean several. Write "Europe/London" for Britain in summer or "Asia/Dhaka" for Bangladesh.',
        ],
        [
          'IST',
          'It may mean several. Write "Asia/Kolkata" for India, "Europe/Dublin" for Ireland or "Asia/Jerusalem" for Israel.',
        ],
        ['JST', 'Write "Asia/Tokyo" for Japan.'],
        ['est', 'Write "America/New_York" for the east of North America.'],
        ['India Standard Time', 'Write "Asia/Kolkata" for India.'],
      ] as const
    ).map(
      ([timeZone, hint]) =>
        [
          `${timeZone} for a zone`,
          { timeZone },
          {},
          `shop.timeZone: ${JSON.stringify(timeZone)} is not the name of a time zone. ${hint}`,
        ] as [string, Record<string, unknown>, Record<string, unknown>, string],
    ),
    [
      'an owner that SES cannot write to',
      { ownerEmails: ['josé@shop.example'] },
      {},
      'shop.ownerEmails.0: "josé@shop.example" is not an e-mail address. Use for example "owner@shop.example".',
    ],
    [
      'an owner without a domain',
      { ownerEmails: ['owner'] },
      {},
      'shop.ownerEmails.0: "owner" is not an e-mail address. Use for example "owner@shop.example".',
    ],
    [
      'no owner at all',
      { ownerEmails: [] },
      {},
      'shop.ownerEmails: [] is not a list of 1 to 5 e-mail addresses. Use for example ["owner@shop.example"].',
    ],
    [
      'one owner as text',
      { ownerEmails: 'owner@shop.example' },
      {},
      'shop.ownerEmails: "owner@shop.example" is not a list of 1 to 5 e-mail addresses. Use for example ["owner@shop.example"].',
    ],
    [
      'a stage with capitals',
      { stage: 'Test' },
      {},
      'shop.stage: "Test" is not a short stage name of small letters, digits and dashes that does not end in "drill". Use for example "test".',
    ],
    [
      'ephemeral as a word',
      { ephemeral: 'yes' },
      {},
      'shop.ephemeral: "yes" is not true or false. Use for example true.',
    ],
    [
      'a model that always thinks',
      { model: 'us.deepseek.r1-v1:0' },
      {},
      'shop.model: "us.deepseek.r1-v1:0" is a model that always thinks before it answers, which costs more than all answers and leaves no room for one. docs/models.md lists those that will do.',
    ],
    [
      'a bare model',
      { model: 'claude' },
      {},
      'shop.model: "claude" is not the id of a Bedrock model or inference profile (no ARN), or "off". Use for example "global.anthropic.claude-haiku-4-5-20251001-v1:0".',
    ],
    [
      'a region by name',
      {},
      { region: 'london' },
      'shop.products.upsell.region: "london" is not an AWS region. Use for example "eu-west-2".',
    ],
    [
      'a platform we lack',
      {},
      { platform: 'magento' },
      'shop.products.upsell.platform: "magento" is not one of generic, shopify, woocommerce. Use for example "generic".',
    ],
    [
      'a store over plain http',
      {},
      { storeUrl: 'http://ridgeback.example' },
      'shop.products.upsell.storeUrl: "http://ridgeback.example" is not your store\'s address (https://…). Use for example "https://ridgeback.example".',
    ],
    [
      'a phone without country code',
      {},
      { smsNumber: '07700 900999' },
      'shop.products.upsell.smsNumber: "07700 900999" is not a phone number with its country code and no spaces (E.164). Use for example "+447700900999".',
    ],
    [
      'a free budget',
      {},
      { budgetUsd: 0 },
      'shop.products.upsell.budgetUsd: 0 is not an amount of US dollars a month above 0, or "off". Use for example 5.',
    ],
    [
      'a cart link without the SKU',
      {},
      { cartLinkTemplate: 'https://ridgeback.example/add' },
      'shop.products.upsell.cartLinkTemplate: "https://ridgeback.example/add" is not an add-to-cart address (https://…) with {sku} where the product belongs. Use for example "https://ridgeback.example/cart/add?sku={sku}".',
    ],
    [
      'a misspelt setting',
      {},
      { storeURL: 'x' },
      'shop.products.upsell.storeURL: is not a setting. Did you mean "storeUrl"?',
    ],
    [
      'a setting we do not know',
      { colour: 'red' },
      {},
      'shop.colour: is not a setting. Known here: name, postalAddress, country, currency, locale, timeZone, ownerEmails, sender, senderIdentity, sandboxRecipients, look, stage, ephemeral, model, deployAccess, front, people, products.',
    ],
    [
      'an own address with more than a name',
      { front: { domain: 'https://go.ridgeback.example/', certificateArn: CERTIFICATE } },
      {},
      'shop.front.domain: "https://go.ridgeback.example/" is not a name under a domain of yours, without https:// and without a path. Use for example "go.ridgeback.example".',
    ],
    [
      'a certificate where CloudFront does not look',
      { front: { domain: 'go.ridgeback.example', certificateArn: 'arn:aws:acm:eu-west-2:1:certificate/2' } },
      {},
      `shop.front.certificateArn: "arn:aws:acm:eu-west-2:1:certificate/2" is not the ARN of a certificate of ACM in us-east-1, where CloudFront looks for it. Use for example "${CERTIFICATE}".`,
    ],
    [
      'a misspelt Drive setting',
      {},
      { drive: { settingsDocument: 'a'.repeat(30), voiceDocument: 'b'.repeat(30), sheetId: 'c' } },
      'shop.products.upsell.drive.sheetId: is not a setting. Known here: settingsDocument, voiceDocument.',
    ],
    [
      'texts without a number',
      {},
      { smsNumber: undefined },
      'shop.products.upsell.smsNumber: is missing. The channel is "sms", and a shopper\'s STOP must reach us: write the number that texts are sent from, for example "+447700900999", or set the channel to "email".',
    ],
    [
      'a generic store without cart link',
      {},
      { cartLinkTemplate: undefined },
      'shop.products.upsell.cartLinkTemplate: is missing. A generic store needs its add-to-cart address, for example "https://ridgeback.example/cart/add?sku={sku}".',
    ],
    [
      'a cart link for Shopify',
      {},
      { platform: 'shopify', catalogueUrl: undefined },
      'shop.products.upsell.cartLinkTemplate: is only for the platform "generic", and yours is "shopify". Take it out.',
    ],
    [
      'a consent key for a generic store',
      {},
      { consentMetaKey: '_consent' },
      'shop.products.upsell.consentMetaKey: is only for "woocommerce", and your platform is "generic". Take it out.',
    ],
  ];

  test.each(cases)(
    '%s: the sentence names the field, the value and the fix',
    (_, changes, upsell, sentence) => {
      expect(problemsOf(changes, upsell)).toEqual([sentence]);
    },
  );
});

test('given a zone in small letters or by an old name, and addresses as phones write them, then they are put right', () => {
  const shop = {
    timeZone: 'europe/london',
    sender: 'Pat.O\u2019Neil@Shop.example',
    ownerEmails: ['a@exämple.com'],
  };
  expect(readShopSettings(exampleShop(shop))).toMatchObject({
    timeZone: 'Europe/London',
    sender: "Pat.O'Neil@shop.example",
    ownerEmails: ['a@xn--exmple-cua.com'],
  });
  expect(readShopSettings(exampleShop({ timeZone: 'Asia/Calcutta' }))).toMatchObject({
    timeZone: 'Asia/Calcutta',
  });
});

test('given a zone that is hinted at, then the settings take every zone of every hint', () => {
  for (const written of ['AST', 'BST', 'CST', 'CET', 'EET', 'IST', 'MST', 'PST', 'SST', 'AEST'])
    for (const [, zone = ''] of (zoneHint(written) ?? '').matchAll(/"([^"]+)"/g))
      expect(problemsOf({ timeZone: zone }, {})).toEqual([]);
});

test('given several mistakes, then all of them are listed at once', () => {
  const problems = problemsOf({ country: 'xx', sender: 'me' }, { region: 'london', channel: 'pigeon' });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'shop.country',
    'shop.sender',
    'shop.products.upsell.region',
    'shop.products.upsell.channel',
  ]);
});

test('given no settings at all, then the sentence says how to get them', () => {
  expect(() => readShopSettings(undefined)).toThrow('shop: is missing. Run "npm run setup" to write it.');
});

test('given text that is no JSON, then the sentence says so', () => {
  expect(() => readShopSettings('{oops')).toThrow(/shop: is not valid JSON/);
});

test('given a store on this very machine, then plain http is good', () => {
  const local = {
    storeUrl: 'http://127.0.0.1:4799',
    cartLinkTemplate: 'http://localhost:4799/add?sku={sku}',
  };
  expect(problemsOf({}, local)).toEqual([]);
});

describe('given cart recovery', () => {
  const documents = { rulesDocument: 'r'.repeat(30), voiceDocument: 'v'.repeat(30) };

  test('then the settings as shipped are good, alone and beside the others', () => {
    expect(readShopSettings(cartShop()).products.cartRecovery).toMatchObject({ region: 'ap-southeast-1' });
    expect(Object.keys(readShopSettings(suiteShop()).products)).toEqual([
      'upsell',
      'cartRecovery',
      'loyalty',
    ]);
  });

  test('then Google documents are good with and without a sheet', () => {
    expect(problemsOfShop(cartShop({}, { drive: documents }))).toEqual([]);
    expect(problemsOfShop(cartShop({}, { drive: { ...documents, sheet: 's'.repeat(30) } }))).toEqual([]);
  });

  const cases: [string, Record<string, unknown>, string][] = [
    [
      'a region by name',
      { region: 'singapore' },
      'region: "singapore" is not an AWS region. Use for example "ap-southeast-1".',
    ],
    [
      'no region',
      { region: undefined },
      'region: is missing. Write an AWS region, for example "ap-southeast-1".',
    ],
    [
      'a till for a store',
      { platform: 'square' },
      'platform: "square" is not one of generic, shopify, woocommerce. Use for example "generic".',
    ],
    [
      'a store without https',
      { storeUrl: 'ridgeback.example' },
      'storeUrl: "ridgeback.example" is not your store\'s address (https://…). Use for example "https://ridgeback.example".',
    ],
    [
      'a budget in words',
      { budgetUsd: 'five' },
      'budgetUsd: "five" is not an amount of US dollars a month above 0, or "off". Use for example 5.',
    ],
    ['enabled as a word', { enabled: 'yes' }, 'enabled: "yes" is not true or false. Use for example true.'],
    [
      "a channel, which is upsell's",
      { channel: 'sms' },
      'channel: is not a setting. Known here: enabled, region, platform, storeUrl, savedCartKey, consentMetaKey, holdStockMinutes, live, mailsPerSecond, budgetUsd, drive.',
    ],
    [
      'a consent key for a generic store',
      { consentMetaKey: '_marketing' },
      'consentMetaKey: is only for "woocommerce", and your platform is "generic". Take it out.',
    ],
    [
      'a saved-cart key for a generic store',
      { savedCartKey: 'saved_cart' },
      'savedCartKey: is only for "shopify" and "woocommerce": a generic store sends cart.saved or saved_link. Take it out.',
    ],
    ['a misspelt setting', { storeURL: 'x' }, 'storeURL: is not a setting. Did you mean "storeUrl"?'],
    [
      "upsell's word for the rules document",
      { drive: { ...documents, settingsDocument: 'x' } },
      'drive.settingsDocument: is not a setting. Known here: rulesDocument, voiceDocument, sheet.',
    ],
  ];

  test.each(cases)('%s: the sentence names the field, the value and the fix', (_, change, sentence) => {
    expect(problemsOfShop(cartShop({}, change))).toEqual([`shop.products.cartRecovery.${sentence}`]);
  });

  test('a misspelt product: the sentence names the one that was meant', () => {
    const products = { cartrecovery: {} };
    expect(problemsOfShop({ ...cartShop(), products })).toEqual([
      'shop.products.cartrecovery: is not a setting. Did you mean "cartRecovery"?',
    ]);
  });
});

describe('given loyalty', () => {
  test('then the settings as shipped are good, and the pace of the mail is one that a new account may send at', () => {
    expect(readShopSettings(loyaltyShop()).products.loyalty).toMatchObject({
      region: 'ap-southeast-1',
      platform: 'generic',
      mailsPerSecond: 10,
    });
    expect(problemsOfShop(loyaltyShop({}, { platform: 'square' }))).toEqual([]);
  });

  const cases: [string, Record<string, unknown>, string][] = [
    [
      'a store for a till',
      { platform: 'shopify' },
      'platform: "shopify" is not one of generic, square. Use for example "generic".',
    ],
    [
      "Square's address without Square",
      { squareApiUrl: 'https://connect.squareupsandbox.com' },
      'squareApiUrl: is only for the platform "square", and yours is "generic". Take it out.',
    ],
    [
      'mail at a fraction',
      { mailsPerSecond: 0.5 },
      'mailsPerSecond: 0.5 is not a whole number from 1 to 200. Use for example 1.',
    ],
  ];
  test.each(cases)('%s: the sentence names the field, the value and the fix', (_, change, sentence) => {
    expect(problemsOfShop(loyaltyShop({}, change))).toEqual([`shop.products.loyalty.${sentence}`]);
  });
});

describe('given how mails and pages are to look', () => {
  const look = (given: Record<string, unknown>) => problemsOf({ look: given });

  test('then a logo, a dark colour and a font are good, and each may be left out', () => {
    const whole = { logoUrl: 'https://ridgeback.example/logo.png', colour: '#7a1f3d', font: 'Gill Sans' };
    expect(look(whole)).toEqual([]);
    for (const [name, value] of Object.entries(whole)) expect(look({ [name]: value })).toEqual([]);
  });

  test('then a colour that cannot be read on white is refused with the nearest that can', () => {
    const [problem = ''] = look({ colour: '#ffcc00' });
    expect(problem).toContain('too light to read');
    const nearest = /"(#[0-9a-f]{6})"\.$/.exec(problem)?.[1];
    expect(look({ colour: nearest })).toEqual([]);
  });

  test.each([
    [{ colour: 'green' }, 'is not a colour of # and six hexadecimal digits'],
    [{ logoUrl: 'http://localhost/logo.png' }, 'is not the address of a picture'],
    [{ font: 'Georgia; color:red' }, 'is not the name of one font family'],
  ])('then %j is refused', (given, words) => {
    const problems = look(given);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });
});
