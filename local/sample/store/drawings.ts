// A line drawing for each shelf of the store, so that the pages have pictures without a file or a network.
import { asIs, type Markup } from '../../../shared/pages/markup.ts';

const wheel = (x: number, y: number, r: number) => `<circle cx="${x}" cy="${y}" r="${r}"/>`;

const byCategory: Readonly<Record<string, string>> = {
  bikes: `${wheel(17, 42, 11)}${wheel(47, 42, 11)}<path d="M17 42l9-18h15l6 18M26 24l6 18M41 24l-9 18H17M23 20h7M39 19h6"/>`,
  lights:
    '<path d="M14 24h18c8 0 12 4 12 8s-4 8-12 8H14z"/><path d="M50 22l6-4M52 32h8M50 42l6 4M20 24v16"/>',
  locks:
    '<rect x="14" y="32" width="36" height="20" rx="5"/><path d="M20 32V22a12 12 0 0 1 24 0v10M32 39v6"/>',
  mudguards: `${wheel(32, 40, 13)}<path d="M13 40a19 19 0 0 1 38-3M51 37l4 8"/>`,
  luggage:
    '<rect x="12" y="22" width="40" height="30" rx="5"/><path d="M24 22v-6h16v6M12 34h40M22 34v6M42 34v6"/>',
  pumps:
    '<rect x="27" y="18" width="10" height="32" rx="3"/><path d="M20 10h24M32 10v8M20 54h24M37 44c10 0 12-8 12-16"/>',
  tyres: `${wheel(32, 32, 21)}${wheel(32, 32, 14)}<path d="M32 11v-3M53 32h3M32 53v3M11 32H8"/>`,
  tools: '<path d="M40 12a11 11 0 0 0-9 15L14 44l6 6 17-17a11 11 0 0 0 15-12l-7 6-6-6z"/>',
  chains:
    '<rect x="9" y="25" width="22" height="14" rx="7"/><rect x="33" y="25" width="22" height="14" rx="7"/><path d="M24 32h16"/>',
  care: '<path d="M26 12h12v8l5 6v26H21V26l5-6zM21 36h22"/>',
  helmets:
    '<path d="M10 40c0-16 10-25 23-25s21 10 21 25zM10 40l12 8M22 40c0-12 4-20 11-25M40 40c0-10-2-18-7-25"/>',
  clothing: '<path d="M24 12l-14 8 5 11 6-3v24h22V28l6 3 5-11-14-8a8 8 0 0 1-16 0z"/>',
  coffee:
    '<path d="M14 26h30v14a12 12 0 0 1-12 12h-6a12 12 0 0 1-12-12zM44 29h4a6 6 0 0 1 0 12h-4M23 20c-3-4 3-6 0-10M34 20c-3-4 3-6 0-10"/>',
  workshop:
    '<path d="M32 20a12 12 0 1 0 0 24 12 12 0 0 0 0-24zM32 10v10M32 44v10M10 32h10M44 32h10M17 17l7 7M40 40l7 7M47 17l-7 7M24 40l-7 7"/>',
  'gift-cards':
    '<rect x="10" y="20" width="44" height="28" rx="5"/><path d="M10 30h44M26 20v28M26 20c-8-8 2-12 0 0 4-12 10-6 0 0"/>',
};
const parcel = '<path d="M12 22l20-10 20 10v22L32 54 12 44zM12 22l20 10 20-10M32 32v22"/>';

/** The drawing of a category; a parcel for one that has none. Decoration only: hidden from screen readers. */
export function drawing(category: string): Markup {
  const strokes = byCategory[category] ?? parcel;
  return asIs(
    `<svg viewBox="0 0 64 64" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${strokes}</svg>`,
  );
}

/** The same drawing as a picture file of its own, in the store's colours: what a cart event points at. */
export const picture = (category: string): string =>
  String(drawing(category)).replace(
    '<svg ',
    '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" style="color:#a33b16;background:#f3ece0" ',
  );
