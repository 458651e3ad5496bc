// The doctor at the laptop, as `npm run doctor` looks there: its own endpoint, real functions, real secrets.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main } from '../../tools/doctor.ts';
import { type LoyaltyRuntime, saleOf, startLoyalty } from '../support/loyalty-runtime.ts';

let shop: LoyaltyRuntime;
beforeAll(async () => {
  shop = await startLoyalty();
});
afterAll(() => shop.stop());

async function doctor(...args: readonly string[]) {
  const said: string[] = [];
  const environment = { SHOP_SETTINGS: JSON.stringify(shop.settings) };
  const code = await main(
    ['--endpoint', shop.runtime.url, '--json', ...args],
    { print: (line) => said.push(line) },
    environment,
  );
  const lines = JSON.parse(said.join('\n')) as {
    says: string;
    state: string;
    text: string;
    advice?: string;
  }[];
  return { code, of: (says: string) => lines.filter((line) => line.says === says), lines };
}

it('finds nothing to do on a fresh laptop, and says that nobody has bought anything yet', async () => {
  const before = await doctor();
  expect(before.of('addresses')).toMatchObject([
    { state: 'well', text: expect.stringContaining('turns away what is not signed') },
  ]);
  expect(before.of('secrets')).toMatchObject([{ state: 'well' }]);
  expect(before.of('dead letters')).toMatchObject([{ state: 'well' }]);
  expect(before.of('alarms')).toMatchObject([{ state: 'well' }]);
  expect(before.of('model')).toMatchObject([{ state: 'well' }]);
  expect(before.of('documents').map(({ state }) => state)).toEqual(['well', 'well']);
  expect(before.of('events')).toMatchObject([
    { state: 'unknown', advice: expect.stringContaining('console') },
  ]);
  expect([before.code, before.lines.filter(({ state }) => state === 'ill')]).toEqual([0, []]);
  expect(before.lines.filter(({ text }) => text.startsWith('It could not'))).toEqual([]);
});

it('sees what came in meanwhile, a model that is out of order, and a document that nobody understands', async () => {
  await shop.tell(saleOf(shop.runtime.now()));
  shop.runtime.model.setMode('fail');
  await shop.runtime.objects.write(
    'loy-rules-source',
    'rules.txt',
    Buffer.from('Everybody gets everything.'),
  );
  const { of } = await doctor();
  expect(of('events')).toMatchObject([{ state: 'well' }]);
  expect(of('model')).toMatchObject([{ state: 'ill' }]);
  expect(of('documents')).toMatchObject([
    { state: 'ill', text: expect.stringContaining('line 1'), advice: 'npm run rules -- show loyalty' },
    { state: 'well' },
  ]);
});

it.each(['the option --endpoint', 'the variable AWS_ENDPOINT_URL'])(
  'asks what AWS alone has with --aws, from any engine that %s names, and says what that engine does not have',
  async (by) => {
    const said: string[] = [];
    const isOption = by.includes('option');
    const environment = {
      SHOP_SETTINGS: JSON.stringify(shop.settings),
      ...(isOption ? {} : { AWS_ENDPOINT_URL: shop.runtime.endpointUrl }),
    };
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'local-operator', AWS_SECRET_ACCESS_KEY: 'local' });
    try {
      const asked = ['--aws', ...(isOption ? ['--endpoint', shop.runtime.endpointUrl] : []), '--json'];
      await main(asked, { print: (line) => said.push(line) }, environment);
    } finally {
      delete process.env.AWS_ACCESS_KEY_ID;
      delete process.env.AWS_SECRET_ACCESS_KEY;
    }
    const lines = JSON.parse(said.join('\n')) as { says: string; state: string; text: string }[];
    const of = (says: string) => lines.filter((line) => line.says === says);
    expect(of('addresses')).toMatchObject([{ state: 'well' }]);
    expect(of('secrets')).toMatchObject([{ state: 'well' }]);
    expect(of('stacks')).toMatchObject([
      { state: 'unknown', text: expect.stringContaining('could not be looked at') },
    ]);
  },
);
