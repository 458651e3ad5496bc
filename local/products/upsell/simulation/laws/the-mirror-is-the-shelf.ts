// The store's own books say what is on its shelves, and at what price; the shop's mirror of them says the same in the end.
import { breach } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';

export const theMirrorIsTheShelf: Law = {
  says: 'In the end the mirror of the catalogue says what the store’s shelves hold, and at what price.',
  when: 'end',
  check({ rows, told }) {
    const wanted = new Map<string, { readonly price_minor?: unknown; readonly stock?: unknown }>();
    for (const { product, kind, about } of told.facts) {
      if (product !== 'upsell' || kind !== 'shelf') continue;
      const { sku, ...facts } = about;
      wanted.set(String(sku), { ...wanted.get(String(sku)), ...facts });
    }
    const mirror = new Map(rows('upsr-catalogue').map((row) => [String(row.sku), row]));
    return [...wanted].flatMap(([sku, shelf]) =>
      Object.entries(shelf)
        .filter(([name, value]) => (mirror.get(sku)?.[name] ?? undefined) !== (value ?? undefined))
        .map(([name, value]) =>
          breach(
            `${sku} has ${name} ${value} in the store and ${mirror.get(sku)?.[name]} in the mirror`,
            mirror.get(sku),
          ),
        ),
    );
  },
};
