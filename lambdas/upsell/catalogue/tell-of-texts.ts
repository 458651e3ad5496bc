// Tells the owner which products a text costs more for, or cannot be sent for: once for what it names. Only where nudges go by text.
import type { Product } from '../../../shared/events/store-events.ts';
import { type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import type { EmailContent } from '../../../shared/pages/email-blocks.ts';
import { emailParts } from '../../../shared/pages/email-parts.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { cut } from '../../../shared/text/cut.ts';
import { sha256Base64Url } from '../../../shared/text/digest.ts';
import { channelOf } from '../decisions/channel.ts';
import { type CostlyProduct, costlyProducts } from '../decisions/text-costs.ts';
import { textLink } from '../nudging/links.ts';
import type { LoadedDocuments } from '../rules/load.ts';

export type TellOfTextsParts = SendOnceParts & {
  readonly shop: Shop;
  readonly addLinkUrl: string;
  readonly load: () => Promise<LoadedDocuments>;
};

const MOST_NAMED = 20;
const LONGEST_NAME = 80;
/** A list that is the same after so long is news again. */
const REMEMBERED_DAYS = 90;

/** Safe to repeat: the same list is told once. */
export async function tellOfTexts(products: readonly Product[], parts: TellOfTextsParts): Promise<void> {
  const documents = await parts.load();
  const settings = documents['settings.txt'].rules;
  if (channelOf(settings, parts.shop) !== 'sms') return;
  const costly = costlyProducts(products, {
    shopName: parts.shop.name,
    locale: parts.shop.locale,
    voice: documents['voice.txt'].rules,
    mostParts: settings.textParts,
    link: textLink(parts.addLinkUrl, 'x'.repeat(12)),
  });
  if (costly.length === 0) return;
  parts.log.info('texts that cost more', { products: costly.length });
  const set = costly.map(({ sku, why }) => `${sku} ${why}`).sort();
  await sendOnce(
    {
      claim: `costly-texts:${sha256Base64Url(set.join('\0'))}`,
      email: { to: parts.shop.ownerEmails, ...letter(costly, parts.shop) },
      keepDays: REMEMBERED_DAYS,
      facts: { letter: 'costly-texts', products: costly.length },
    },
    parts,
  );
}

function letter(costly: readonly CostlyProduct[], shop: Pick<Shop, 'name' | 'look'>) {
  const count = costly.length === 1 ? 'One product' : `${costly.length} products`;
  const more = costly.length - MOST_NAMED;
  const content: EmailContent = {
    shop,
    heading: `${count} for which a text costs more, or cannot be sent`,
    blocks: [
      {
        kind: 'paragraph',
        text: 'A text has room for 160 letters, the link included, and only for those that every telephone knows. Beyond that it falls into parts, and each is paid for. A shorter name in your store, or one without these signs, brings it back to one part.',
      },
      {
        kind: 'keyValueTable',
        caption: 'Products',
        rows: costly.slice(0, MOST_NAMED).map(({ sku, name, why }) => ({
          key: cut(`${name} (${sku})`, { characters: LONGEST_NAME }),
          value: why,
        })),
      },
      ...(more > 0 ? [{ kind: 'note' as const, text: `And ${more} more.` }] : []),
      {
        kind: 'paragraph',
        text: 'How many parts a text may have is a sentence of your settings: "At most 2 parts per text." Whoever agreed to e-mail gets one where no text can be sent.',
      },
    ],
    footer: { lines: ['This letter comes once for what it names.'] },
  };
  return { subject: `${shop.name}: texts that cost more`, ...emailParts(content) };
}
