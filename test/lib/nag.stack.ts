// cdk-nag has nothing to say that is not answered beside the construct it concerns.
import { describe, expect, test } from 'vitest';
import { addNag } from '../../lib/nag.ts';
import { exampleApp, suiteShop } from './synthesise.ts';

const voiceDocument = 'V'.repeat(44);
const upsellDrive = { settingsDocument: 'S'.repeat(44), voiceDocument };
const cartDrive = { rulesDocument: 'R'.repeat(44), voiceDocument, sheet: 'T'.repeat(44) };

const loyaltyDrive = { rulesDocument: 'R'.repeat(44), voiceDocument };

const shops = {
  'the shop as shipped': suiteShop(),
  'a shop with everything switched on': suiteShop(
    {},
    {
      upsell: { drive: upsellDrive, catalogueUrl: undefined },
      cartRecovery: { drive: cartDrive },
      loyalty: { drive: loyaltyDrive, platform: 'square' },
    },
  ),
  'a shop with as little as possible': suiteShop(
    { model: 'off', senderIdentity: 'existing', ephemeral: true },
    {
      upsell: { channel: 'email', smsNumber: undefined, budgetUsd: 'off' },
      cartRecovery: { budgetUsd: 'off' },
      loyalty: { budgetUsd: 'off' },
    },
  ),
};

describe.each(Object.entries(shops))('given %s', (_, shop) => {
  test('then every finding of AwsSolutions and Serverless has its reason', () => {
    const app = exampleApp(shop);
    addNag(app);
    expect(() => app.synth()).not.toThrow();
  });
});
