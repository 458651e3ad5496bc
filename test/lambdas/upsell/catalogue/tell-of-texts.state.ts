import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellOfTexts } from '../../../../lambdas/upsell/catalogue/tell-of-texts.ts';
import type { LoadedDocuments } from '../../../../lambdas/upsell/rules/load.ts';
import { defaultUpsellSettings } from '../../../../lambdas/upsell/rules/settings.ts';
import { defaultUpsellVoice } from '../../../../lambdas/upsell/rules/voice.ts';
import type { Product } from '../../../../shared/events/store-events.ts';
import { makeNotices } from '../../../../shared/messages/notices.ts';
import type { Email } from '../../../../shared/messages/outcome.ts';
import { aShop } from '../../../shared/platforms/shops.ts';
import { noon } from '../builders.ts';
import { startUpsellTables, type UpsellTables } from '../tables.ts';

let tables: UpsellTables;
beforeAll(async () => {
  tables = await startUpsellTables();
});
afterAll(() => tables.stop());

const product = (sku: string, name: string): Product => ({
  sku,
  name,
  priceMinor: 4_500,
  currency: 'GBP',
  category: '',
  tags: [],
  complements: [],
  storeRef: sku,
});
const cup = product('CUP', 'Café™');
const lamp = product('LAMP', '自転車ライト');

async function told(products: readonly Product[], settings = {}): Promise<readonly Email[]> {
  const sent: Email[] = [];
  await tellOfTexts(products, {
    shop: aShop({ channel: 'sms', smsNumber: '+447700900000' }),
    addLinkUrl: `https://${'x'.repeat(32)}.lambda-url.eu-west-2.on.aws/`,
    load: async () =>
      ({
        'settings.txt': { rules: { ...defaultUpsellSettings, ...settings } },
        'voice.txt': { rules: defaultUpsellVoice },
      }) as unknown as LoadedDocuments,
    sendEmail: async (email) => {
      sent.push(email);
      return { outcome: 'sent', messageId: 'm' };
    },
    notices: makeNotices({ documents: tables.documents, table: 'notices', now: () => noon }),
    now: () => noon,
    log: { info() {}, warn() {}, error() {}, debug() {} } as never,
  });
  return sent;
}

describe('what the owner hears of texts', () => {
  it('is nothing where all fit, or where nudges go by e-mail', async () => {
    expect(await told([cup])).toEqual([]);
    expect(await told([lamp], { channel: 'email' })).toEqual([]);
  });

  it('names the products, and why, once', async () => {
    const [letter, ...more] = await told([cup, lamp]);
    expect(more).toEqual([]);
    expect(letter?.text).toContain('自転車ライト (LAMP)');
    expect(letter?.text).toContain('2 parts: telephones do not have 自 転 車');
    expect(letter?.text).not.toContain('Café');
    expect(await told([lamp, cup])).toEqual([]);
  });
});
