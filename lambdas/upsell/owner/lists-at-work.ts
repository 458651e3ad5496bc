// What is never offered and what goes together, in one case each, names that nothing has, and pairs that another sentence forbids.
import { type AtWorkTable, sayMoney } from '../../../shared/rules/at-work/at-work.ts';
import { unknownName } from '../../../shared/rules/at-work/names.ts';
import type { Thing } from '../../../shared/rules/goods.ts';
import type { NamedThing } from '../../../shared/rules/slots/names.ts';
import type { Pairing } from '../rules/grammar/lists.ts';
import { isCalled, neverOffered } from '../rules/never-offer.ts';
import { nameable, type UpsellSetting } from './sample-order.ts';

const MOST_NAMED = 3;

const WHAT: Readonly<Record<NamedThing['kind'], string>> = {
  any: 'item called',
  sku: 'item with the SKU',
  category: 'item of the category',
  tag: 'item tagged',
  'on-sale': 'item on sale, as in',
};

const KNOWN: Readonly<Record<NamedThing['kind'], (thing: Thing) => readonly string[]>> = {
  any: ({ name }) => [name],
  sku: ({ code = '' }) => [code],
  category: ({ category = '' }) => [category],
  tag: ({ tags = [] }) => tags,
  'on-sale': () => [],
};

const unknown = (named: NamedThing, { shop }: UpsellSetting): readonly string[] => {
  // Nothing need be on sale today.
  if (named.kind === 'on-sale') return [];
  const said = unknownName(
    {
      name: named.value,
      what: WHAT[named.kind],
      isOne: (thing) => neverOffered([named], nameable(thing)) !== undefined,
      known: KNOWN[named.kind],
    },
    shop.goods,
  );
  return said === undefined ? [] : [said];
};

const soldAs = (name: string, { shop }: UpsellSetting): Thing | undefined =>
  shop.goods?.things.find((thing) => isCalled(name, nameable(thing)));

export const listsAtWork = {
  neverOffer: {
    example(things: readonly NamedThing[], setting: UpsellSetting) {
      const known = setting.shop.goods?.things.filter(({ isOffered }) => isOffered === true) ?? [];
      const kept = known.filter((thing) => neverOffered(things, nameable(thing)) !== undefined);
      const named = kept.slice(0, MOST_NAMED).map(({ name }) => name);
      const more = kept.length - named.length;
      return named.length === 0
        ? madeUp(things)
        : `Kept away: ${named.join(', ')}${more === 0 ? '' : `, and ${more} more`}. The other ${known.length - kept.length} in the catalogue may be offered.`;
    },
    doubts: (things: readonly NamedThing[], setting: UpsellSetting) =>
      things.flatMap((named) => unknown(named, setting)),
  },

  alwaysPair: {
    example([pair]: readonly Pairing[], setting: UpsellSetting) {
      if (pair === undefined) return undefined;
      const [trigger, addOn] = [soldAs(pair.trigger, setting), soldAs(pair.addOn, setting)];
      const price = addOn?.priceMinor === undefined ? '' : ` for ${sayMoney(addOn.priceMinor, setting)}`;
      return `Whoever buys ${trigger?.name ?? pair.trigger} is first offered ${addOn?.name ?? pair.addOn}${price}.`;
    },
    doubts: (pairs: readonly Pairing[], setting: UpsellSetting) => [
      ...new Set(pairs.flatMap((pair) => pairDoubts(pair, setting))),
    ],
  },
} satisfies AtWorkTable;

/** Something of that name, where nobody knows any. */
function madeUp(things: readonly NamedThing[]): string | undefined {
  const named = things.find(({ kind, value }) => {
    const thing = { sku: '', name: '', category: '', tags: [] as string[] };
    const like = {
      any: { name: value },
      sku: { sku: value },
      category: { category: value },
      tag: { tags: [value] },
      'on-sale': { tags: ['sale'] },
    };
    return neverOffered(things, { ...thing, ...like[kind] }) !== undefined;
  });
  return named === undefined ? undefined : `An ${WHAT[named.kind]} “${named.value}” is kept away.`;
}

function pairDoubts({ trigger, addOn }: Pairing, setting: UpsellSetting): readonly string[] {
  const { neverOffer, mostPriceMinor } = setting.rules;
  const thing = soldAs(addOn, setting) ?? { name: addOn, code: addOn };
  const banned = neverOffered(neverOffer, nameable(thing));
  const { priceMinor } = thing;
  const isTooDear = priceMinor !== undefined && mostPriceMinor !== undefined && priceMinor > mostPriceMinor;
  return [
    ...[trigger, addOn].flatMap((value) => unknown({ kind: 'any', value }, setting)),
    ...(banned === undefined
      ? []
      : [`“${addOn}” is never offered, as “${banned.value}” is not, so this pair never acts`]),
    ...(isTooDear ? [`${thing.name} costs more than any add-on may, so this pair never acts`] : []),
  ];
}
