// What becomes of a nudge whose words fit no text: an e-mail to whoever agreed to that, and a reason for everybody else.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSender } from '../../../../lambdas/upsell/functions/sender.ts';
import { defaultUpsellSettings } from '../../../../lambdas/upsell/rules/settings.ts';
import { defaultUpsellVoice } from '../../../../lambdas/upsell/rules/voice.ts';
import type { Email, TextMessage } from '../../../../shared/messages/outcome.ts';
import { lettersOn } from '../../../support/left-out-letters.ts';
import { anOffer, noon } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

const put = (TableName: string, Item: object) => tables.documents.send(new PutCommand({ TableName, Item }));
const product = { sku: 'LAMP', name: 'Lamp', priceMinor: 4_500, currency: 'GBP', stock: 5 };

let people = 0;
/** One due offer of a product of that name, sent by text in `textParts` parts at most. */
async function sent(id: string, productName: string, { customer = {}, textParts = 2 } = {}) {
  const phone = `+447700900${100 + ++people}`;
  await put('customers', { customer_id: id, phone, name: 'Tom', sms_consent: true, ...customer });
  await put(
    'offers',
    anOffer({ offer_id: id, order_id: id, customer_id: id, sku: 'LAMP', product_name: productName }),
  );
  const texts: TextMessage[] = [];
  const mails: Email[] = [];
  const { parts } = lettersOn(tables.documents, () => noon);
  await makeSender({
    ...tables,
    ...parts,
    shop: { ...parts.shop, channel: 'sms', smsNumber: '+447700900999' },
    load: async () =>
      ({
        'settings.txt': { rules: { ...defaultUpsellSettings, textParts } },
        'voice.txt': { rules: defaultUpsellVoice },
      }) as never,
    documents: async () => [],
    tellOwner: async () => {},
    tellLeftOut: async () => {},
    tellOfFailures: async () => {},
    pace: { elapsed: () => 0, sleep: async () => {} },
    catalogue: { products: async () => new Map([['LAMP', product as never]]) },
    linkKeys: async () => ['a-link-key-of-decent-length'],
    addLinkUrl: `https://${'x'.repeat(32)}.lambda-url.eu-west-2.on.aws/`,
    optOutUrl: 'https://o.example',
    sendEmail: async (email) => {
      mails.push(email);
      return { outcome: 'sent', messageId: 'm' };
    },
    sendTextMessage: async (text) => {
      texts.push(text);
      return { outcome: 'sent', messageId: 'm' };
    },
  })();
  return { texts, mails, offer: await tables.offers.get(id) };
}

describe('a nudge by text', () => {
  it('carries a short word that stands on the offer', async () => {
    const { texts, offer } = await sent('short', 'Café™ mug');
    expect(texts).toHaveLength(1);
    expect(texts[0]?.text).toContain(`on.aws/${offer?.link_token} STOP to opt out`);
    expect(offer).toMatchObject({
      state: 'sent',
      channel: 'sms',
      link_token: expect.stringMatching(/^\w{12}$/),
    });
  });

  it('goes in the letters of its name where the owner allows the parts', async () => {
    const { texts, offer } = await sent('cyrillic', 'Свет');
    expect(texts[0]?.text).toContain('Свет');
    expect(offer).toMatchObject({ state: 'sent', channel: 'sms' });
  });

  it('goes by e-mail where no text can say it, to somebody who agreed to that', async () => {
    const customer = { email: 'tom@example.com', email_consent: true, locale: 'ja-JP' };
    const { texts, mails, offer } = await sent('by-mail', '自転車ライト', { customer, textParts: 1 });
    expect(texts).toEqual([]);
    expect(mails.map(({ to }) => to)).toEqual([['tom@example.com']]);
    expect(mails[0]?.text).toContain('自転車ライト');
    // The words are the shop's, whatever the shopper's browser speaks.
    expect(mails[0]?.html).toContain('<html lang="en-GB"');
    expect(offer).toMatchObject({ state: 'sent', channel: 'email' });
    expect(offer).not.toHaveProperty('link_token');
  });

  it.each([{ email: 'ana@example.com' }, { email: 'eva@example.com', email_consent: false }, {}])(
    'is never sent, with its reason, to somebody who did not: %j',
    async (customer) => {
      const id = `none-${people}`;
      const { texts, mails, offer } = await sent(id, '自転車ライト', { customer, textParts: 1 });
      expect([texts, mails]).toEqual([[], []]);
      expect(offer).toMatchObject({ state: 'never-sent', reason: 'message-does-not-fit' });
    },
  );
});
