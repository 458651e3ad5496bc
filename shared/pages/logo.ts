// The shop's logo, with its name for whoever sees no pictures; its name alone where the shop has none.
import type { ShopFace } from '../shop/look.ts';
import { type Markup, markup } from './markup.ts';

/** By night it stands on a white plate: most logos are made for white paper. */
export const logoStyle = `.logo{display:inline-block;height:40px;width:auto;max-width:240px;border:0;border-radius:8px;vertical-align:middle}
@media (prefers-color-scheme:dark){.logo{box-sizing:content-box;padding:8px 12px;background-color:#ffffff;color:#1d2327}}`;

/** In place of the name, wherever that stands alone. */
export function logoOrName({ name, look }: ShopFace): Markup {
  if (look?.logoUrl === undefined) return markup`<bdi>${name}</bdi>`;
  return markup`<img class="logo" src="${look.logoUrl}" alt="${name}" height="40">`;
}

/** The only foreign place that a page may fetch from, as its policy names it; none without a logo. */
export function logoOrigin({ look }: ShopFace): string | undefined {
  return look?.logoUrl === undefined ? undefined : URL.parse(look.logoUrl)?.origin;
}
