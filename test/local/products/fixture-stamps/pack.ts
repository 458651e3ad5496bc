// The face of the fourth product, as its folder would bring it.
import type { SampleButton } from '../../../../local/console/product-face.ts';
import { HOUR_MS } from '../../../../local/demo/beats.ts';
import type { DemoProduct, Stage } from '../../../../local/demo/product.ts';
import { openStoreHooks } from '../../../../local/demo/store-hooks.ts';
import type { Pack } from '../../../../local/products/pack.ts';
import { sampleId } from '../../../../local/products/sample-id.ts';
import { stories } from './story.ts';

const STAMPS = 'stmp-stamps';
const stamp = (id: string) => ({ type: 'stamp.given', stamp_id: id, card: 'c-1' });

function stampButtons(): readonly SampleButton[] {
  let last: object | undefined;
  return [
    {
      event: 'stamp',
      label: 'Stamp a card',
      hint: 'Ten of them are a coffee',
      make: (press) => {
        last = stamp(sampleId('st', press));
        return last;
      },
    },
    {
      event: 'stamp-again',
      label: 'Send the last stamp again',
      hint: 'It must not matter',
      make: () => last ?? 'No stamp has been sent from this page yet.',
    },
    {
      event: 'stamp-forged',
      label: 'Forge a stamp',
      hint: 'A wrong signature is turned away',
      isForged: true,
      make: (press) => stamp(sampleId('st', press)),
    },
  ];
}

/** Three stamps, of which the till tells one twice. */
function demoStamps({ runtime, startsAt }: Stage): DemoProduct {
  const hooks = openStoreHooks(runtime, /^stmp-till\b/);
  const told = ['one', 'two', 'two', 'three'];
  const rows = () => runtime.table(STAMPS);
  return {
    name: 'stamps',
    beats: () =>
      told.map((id, index) => ({
        at: startsAt.getTime() + (index + 1) * HOUR_MS,
        play: async () => void (await hooks.deliver(stamp(id), `delivery-${index}`)),
      })),
    onMessage: () => [],
    onLook: () => {},
    summary: async () => [{ label: 'Stamps', value: String((await rows()).length) }],
    broken: async () => ((await rows()).length === 3 ? [] : ['A stamp was lost, or counted twice']),
  };
}

export const stamps: Pack = {
  product: 'stamps',
  card: {
    title: 'Stamp cards',
    sentence: 'Ten stamps, one coffee.',
    figures: [{ label: 'Stamps given', table: STAMPS }],
    pages: [{ label: 'The till', function: 'stmp-till', note: async () => 'ten stamps are a coffee' }],
  },
  mainTable: STAMPS,
  stories,
  guide: [{ press: 'Stamp a card now', look: 'Below: one of ten.', does: { event: 'stamp' } }],
  buttons: stampButtons,
  firstMessage: 'Stamp cards send none.',
  firstSteps: ['Stamp a card.', 'Stamp it again.', 'Look at the table.'],
  modelMonths: [],
  demo: demoStamps,
  expectedUnused: [
    {
      function: /^stmp-till/,
      action: /^dynamodb:DeleteItem$/,
      resource: /stmp-stamps/,
      why: 'Somebody asks to be forgotten, which nobody does in a month.',
    },
  ],
};
