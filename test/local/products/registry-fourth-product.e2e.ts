// A product more is a folder of its own and a line in the registry: the console, the control interface and the demo month
// run with one that they have never heard of.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleOf } from '../../../local/console/console.ts';
import { judgeMonth } from '../../../local/demo/judge.ts';
import { playMonth } from '../../../local/demo/month.ts';
import type { Pack } from '../../../local/products/pack.ts';
import { packs as three } from '../../../local/products/registry.ts';
import type { Runtime } from '../../../local/runtime/runtime.ts';
import { startRuntime } from '../../../local/start-runtime.ts';
import { stamps } from './fixture-stamps/pack.ts';

const APP = 'test/local/products/fixture-stamps/app.ts';
/** The registry with one line more. */
const packs: readonly Pack[] = [...three, stamps];

describe('the console of a fourth product', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await startRuntime({
      app: APP,
      ephemeral: true,
      quiet: true,
      startAt: '2026-11-17T12:01:00Z',
      packs,
      pages: consoleOf(packs),
    });
  });
  afterAll(() => runtime?.stop());

  const press = async (event: string) => {
    const answer = await fetch(`${runtime.url}/_local/console/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('shows its card with the address of its page, its table first, and its buttons alone', async () => {
    const setup = await (await fetch(`${runtime.url}/_local/console/setup`)).json();
    expect(setup).toMatchObject({
      cards: [
        {
          product: 'stamps',
          title: 'Stamp cards',
          figures: [{ label: 'Stamps given', table: 'stmp-stamps' }],
          pages: [
            { label: 'The till', url: runtime.functionUrl('stmp-till'), note: 'ten stamps are a coffee' },
          ],
        },
      ],
      tables: [{ product: 'stamps', name: 'stmp-stamps', keys: ['stamp_id'], isMain: true }],
      firstMessage: 'Stamp cards send none.',
    });
    const { buttons } = setup as { buttons: { product: string; event: string }[] };
    expect(buttons.map(({ product, event }) => [product, event])).toEqual([
      ['stamps', 'stamp'],
      ['stamps', 'stamp-again'],
      ['stamps', 'stamp-forged'],
    ]);
  });

  it('sends what each of its buttons makes to its own function, signed as the till signs', async () => {
    expect(await press('stamp-again')).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('No stamp') },
    });
    expect(await press('stamp')).toMatchObject({ status: 200, body: { answer: { status: 200 } } });
    expect(await press('stamp-again')).toMatchObject({ body: { answer: { status: 200 } } });
    expect(await press('stamp-forged')).toMatchObject({ body: { answer: { status: 401 } } });
    expect(await runtime.table('stmp-stamps')).toEqual([{ stamp_id: expect.any(String), card: 'c-1' }]);
  });

  it('tells the story of a card as its pack does: of a row, of a press, and of a press that led to nothing', async () => {
    const ask = async (path: string) => (await fetch(`${runtime.url}/_local/console/${path}`)).json();
    expect(await ask('rows/stmp-stamps')).toMatchObject({ product: 'stamps', stories: ['c-1'] });
    expect(await ask('stories/stamps')).toMatchObject({ count: 1, stories: [{ id: 'c-1' }] });
    const story = await ask('stories/stamps/c-1');
    expect(story).toMatchObject({
      title: 'Card c-1',
      stands: '1 of ten stamps.',
      next: '9 more are a coffee.',
    });
    const { lines } = story as { lines: { kind: string; why?: string }[] };
    expect(lines.filter(({ kind }) => kind === 'event').map(({ why }) => why)).toEqual([
      undefined,
      'Told before; what is told twice counts once.',
      expect.stringContaining('Turned away'),
    ]);
    const outcomeOf = async (event: string) => ask(`outcome/${(await press(event)).body.press}`);
    expect(await outcomeOf('stamp-again')).toMatchObject({
      came: [],
      nothing: 'Told before; what is told twice counts once.',
    });
    expect(await outcomeOf('stamp-forged')).toMatchObject({
      came: [],
      nothing: expect.stringContaining('signature'),
    });
    expect(await outcomeOf('stamp')).toMatchObject({
      came: [{ says: 'A stamp counts' }],
      story: { product: 'stamps', id: 'c-1' },
    });
  });

  it('knows no event that no button makes, and sends none of a product that does not run', async () => {
    expect(await press('stamped')).toMatchObject({
      status: 409,
      body: { error: 'There is no sample event "stamped"' },
    });
    const [others] = three[0]!.buttons({ currency: 'GBP', storeUrl: '', timeZone: 'UTC' });
    expect(await press(others!.event)).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('No function') },
    });
  });
});

describe('the demo month of a fourth product', () => {
  it('plays its story, and its own pack alone explains what nothing used', async () => {
    const unused = 'unused: stmp-till dynamodb:DeleteItem';
    await playMonth(
      {
        app: APP,
        functions: 'threads',
        orders: 10,
        days: 1,
        seed: 1,
        packs,
        // As npm run demo -- --keep has it: the month is open in the console while its judge looks at it.
        shown: { port: 0, pages: consoleOf(packs) },
      },
      async (runtime, products) => {
        const page = await (await fetch(runtime.url)).text();
        expect(page).toContain('id="view-stories"');
        const told = await (await fetch(`${runtime.url}/_local/console/stories/stamps`)).json();
        expect(told).toMatchObject({ count: 1 });
        expect(products.map(({ name }) => name)).toEqual(['stamps']);
        expect(await products[0]?.summary()).toEqual([{ label: 'Stamps', value: '3' }]);
        expect(await judgeMonth(runtime, products, packs)).toEqual({ faults: [], explainedUnused: 1 });

        const silent = { ...stamps, expectedUnused: [] };
        const meddling = { ...three[0]!, expectedUnused: stamps.expectedUnused };
        const { faults } = await judgeMonth(runtime, products, [meddling, silent]);
        expect(faults).toEqual([expect.stringContaining(unused)]);
      },
    );
  });
});
