// Tells the owner of a bad version of a document: one letter for each version, whoever finds it and however often.
import { type SendOnceParts, sendOnce } from '../messages/send-once.ts';
import type { Shop } from '../shop/shop.ts';
import type { OwnerView } from './explained.ts';
import { problemLetter } from './problem-letter.ts';
import type { BadVersion } from './source.ts';

export type OwnerLetterParts = SendOnceParts &
  OwnerView & {
    readonly shop: Pick<Shop, 'name' | 'look' | 'ownerEmails' | 'currency' | 'locale' | 'country'>;
  };

/** A document as it was read, as far as the owner must hear of it. */
export type ReadDocument = {
  readonly document: string;
  readonly problem?: BadVersion;
  /** The rules in force; absent where whoever found the problem does not know them. */
  readonly rules?: unknown;
};

/** A version is its text: the letter says that it comes once for each, and it does, however long that text stands. */
const REMEMBERED_DAYS = 3_650;

/**
 * Sends the letters that are due. A letter that certainly did not go out is tried again by the next run: it fails none,
 * because the shop's work must not wait for a letter about its wording.
 */
export function makeTellOwner(parts: OwnerLetterParts) {
  const { titles, inForce, shop } = parts;
  return async (documents: readonly ReadDocument[]): Promise<void> => {
    for (const { document, problem, rules } of documents) {
      if (problem === undefined) continue;
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
