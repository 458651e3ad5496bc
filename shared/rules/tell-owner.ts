// Tells the owner of a bad version of a document, and of a good one that names what nothing in the shop is called by: one letter
// for each version, whoever finds it and however often.
import { type SendOnceParts, sendOnce } from '../messages/send-once.ts';
import type { Shop } from '../shop/shop.ts';
import { isUnknownName } from './at-work/names.ts';
import type { OwnerView, ShopWords } from './explained.ts';
import type { Goods } from './goods.ts';
import { lookAgainLetter } from './look-again-letter.ts';
import { problemLetter } from './problem-letter.ts';
import type { BadVersion } from './source.ts';

export type OwnerLetterParts = SendOnceParts &
  OwnerView & {
    /** What the shop sells and has sold, to show rules at work on; absent where the function may not look. */
    readonly goods?: () => Promise<Goods>;
    readonly shop: Pick<Shop, 'name' | 'look' | 'ownerEmails' | 'currency' | 'locale' | 'country'>;
  };

/** A document as it was read, as far as the owner must hear of it. */
export type ReadDocument = {
  readonly document: string;
  readonly problem?: BadVersion;
  /** Of a version that is understood: `built-in`, or the digest of its text. */
  readonly version?: string;
  /** The rules in force; absent where whoever found the problem does not know them. */
  readonly rules?: unknown;
};

/** After an edit the letter is due, and worth a look at the shop; any other look mostly finds it sent. */
export type Occasion = 'edited' | 'regular';

/** A version is its text: the letter says that it comes once for each, and it does, however long that text stands. */
const REMEMBERED_DAYS = 3_650;

/**
 * Sends the letters that are due. A letter that certainly did not go out is tried again by the next run: it fails none,
 * because the shop's work must not wait for a letter about its wording.
 */
export function makeTellOwner(parts: OwnerLetterParts) {
  const { titles, inForce, now, log } = parts;

  /** A letter without the shop's own figures is better than none. */
  async function goodsOr(nothing: undefined): Promise<Goods | undefined> {
    try {
      return await parts.goods?.();
    } catch (error) {
      log.warn('the shop could not be looked at for a letter', { error });
      return nothing;
    }
  }

  /** Of a version that is in force, and says something of things that the shop does not have. */
  async function lookAgain({ document, version = '', rules }: ReadDocument, shop: ShopWords): Promise<void> {
    const meanings = inForce[document]?.(rules, shop) ?? [];
    if (!meanings.some(({ doubts = [] }) => doubts.some(isUnknownName))) return;
    const letter = lookAgainLetter({
      title: titles[document] ?? document,
      shop,
      document,
      version,
      meanings,
    });
    await sendOnce(
      {
        claim: `look-again:${document}:${version}`,
        email: { to: parts.shop.ownerEmails, ...letter },
        keepDays: REMEMBERED_DAYS,
        facts: { letter: 'look-again', document, version },
      },
      parts,
    );
  }

  return async (documents: readonly ReadDocument[], occasion: Occasion = 'regular'): Promise<void> => {
    const isDue = documents.some((one) => one.problem !== undefined || (occasion === 'edited' && isOwn(one)));
    const goods = isDue && occasion === 'edited' ? await goodsOr(undefined) : undefined;
    const shop = { ...parts.shop, now: now(), ...(goods === undefined ? {} : { goods }) };
    for (const read of documents) {
      const { document, problem, rules } = read;
      if (problem === undefined) {
        if (goods !== undefined && isOwn(read)) await lookAgain(read, shop);
        continue;
      }
      const letter = problemLetter({
        title: titles[problem.document] ?? problem.document,
        shop,
        bad: problem,
        inForce: rules === undefined ? [] : (inForce[document]?.(rules, shop) ?? []),
      });
      await sendOnce(
        {
          claim: `bad-version:${problem.document}:${problem.version}`,
          email: { to: shop.ownerEmails, ...letter },
          keepDays: REMEMBERED_DAYS,
          facts: { letter: 'bad-version', document: problem.document, version: problem.version },
        },
        parts,
      );
    }
  };
}

/** A version that the owner wrote, and that is understood. */
const isOwn = ({ problem, version, rules }: ReadDocument): boolean =>
  problem === undefined && rules !== undefined && version !== undefined && version !== 'built-in';
