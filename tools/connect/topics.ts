// Which topics each door wants, as the platform's own API calls them.
import { shopifyTopics, squareTopics, wooTopics } from '../setup/store-topics.ts';

export type PlatformWord = 'shopify' | 'woocommerce' | 'square' | 'generic';

/** `part` is what a store's door is for; a till has none. */
export function topicsOf(platform: string, part: 'orders' | 'carts' | undefined): readonly string[] {
  if (platform === 'square') return squareTopics;
  if (part === undefined) return [];
  if (platform === 'shopify') return shopifyTopics[part];
  if (platform !== 'woocommerce') return [];
  return wooTopics[part].map((topic) => topic.toLowerCase().replace(' ', '.'));
}
