// What the page is told once: whose shop it is, what runs, what can be pressed. It is the same for as long as the laptop runs,
// but for what stands beside the pages for people.
import type { ShopFace } from '../../shared/shop/look.ts';
import { BAD_DAYS } from './bad-days.ts';
import { type ConsoleRuntime, type ConsoleStatus, tablesOf } from './console-runtime.ts';
import type { ProductFace } from './product-face.ts';
import { cardsWithPages } from './product-pages.ts';
import type { ShownButton } from './sample-deliveries.ts';
import type { StoryShop } from './story-routes.ts';

type SetupParts = {
  readonly runtime: ConsoleRuntime;
  readonly faces: readonly ProductFace[];
  readonly shop: StoryShop & ShopFace;
  readonly storeUrl: string | undefined;
  readonly hasRules: boolean;
};

export async function setupOf(
  { runtime, faces, shop, storeUrl, hasRules }: SetupParts,
  status: ConsoleStatus,
  buttons: readonly ShownButton[],
) {
  const running = faces.filter(({ product }) => status.products.includes(product));
  const { name, timeZone, locale, currency } = shop;
  return {
    shop: { name, timeZone, locale, currency },
    storeUrl,
    cards: await cardsWithPages(faces, status, runtime),
    guides: running.map(({ product, guide = [] }) => ({ product, steps: guide })),
    tables: tablesOf(
      runtime.deployment,
      faces.map(({ mainTable }) => mainTable),
    ),
    buttons,
    badDays: BAD_DAYS,
    hasRules,
    tellers: running.filter(({ stories }) => stories !== undefined).map(({ product }) => product),
    firstMessage: running[0]?.firstMessage ?? '',
  };
}
