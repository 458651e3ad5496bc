// cdk-nag has nothing to say that is not answered beside the construct it concerns.
import { describe, expect, test } from 'vitest';
import { addNag } from '../../lib/nag.ts';
import { exampleApp, exampleShop } from './synthesise.ts';

const drive = { settingsDocument: 'S'.repeat(44), voiceDocument: 'V'.repeat(44) };

const shops = {
  'the shop as shipped': exampleShop(),
  'a shop with everything switched on': exampleShop({}, { drive, catalogueUrl: undefined }),
  'a shop with as little as possible': exampleShop(
    { model: 'off', senderIdentity: 'existing', ephemeral: true },
    { channel: 'email', smsNumber: undefined, budgetUsd: 'off' },
  ),
};

describe.each(Object.entries(shops))('given %s', (_, shop) => {
  test('then every finding of AwsSolutions and Serverless has its reason', () => {
    const app = exampleApp(shop);
    addNag(app);
    expect(() => app.synth()).not.toThrow();
  });
});
