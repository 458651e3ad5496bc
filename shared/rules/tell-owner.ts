// Tells the owner of a bad version of a document: one letter for each version, whoever finds it and however often.
import type { Log } from '../log.ts';
import { isSurelyNotSent, type SendEmail } from '../messages/outcome.ts';
import type { Notices } from '../notices.ts';
import type { Shop } from '../shop.ts';
import { problemLetter } from './problem-letter.ts';
import type { BadVersion } from './source.ts';

export type OwnerLetterParts = {
  /** What the owner calls each document: `settings.txt` is "upsell settings". */
  readonly titles: Readonly<Record<string, string>>;
  readonly shop: Pick<Shop, 'name' | 'ownerEmails'>;
  readonly notices: Notices;
  readonly sendEmail: SendEmail;
  readonly now: () => Date;
  readonly log: Pick<Log, 'info'>;
};

/** A document as it was read, as far as the owner must hear of it. */
export type ReadDocument = { readonly document: string; readonly problem?: BadVersion };

/** The same mistake made again after so long is news again. */
const rememberedSeconds = 30 * 24 * 3600;

/** Sends the letters that are due. A letter that certainly did not go out is tried again by the next run. */
export function makeTellOwner({ titles, shop, notices, sendEmail, now, log }: OwnerLetterParts) {
  return async (documents: readonly ReadDocument[]): Promise<void> => {
    for (const { problem } of documents) {
      if (problem === undefined) continue;
      const noticeId = `bad-version:${problem.document}:${problem.version}`;
      const expiresAt = Math.floor(now().getTime() / 1000) + rememberedSeconds;
      if (!(await notices.claim(noticeId, expiresAt))) continue;
      const letter = problemLetter({
        title: titles[problem.document] ?? problem.document,
        shopName: shop.name,
        bad: problem,
      });
      const outcome = await sendEmail({ to: shop.ownerEmails, ...letter });
      if (isSurelyNotSent(outcome)) await notices.release(noticeId);
      log.info('bad rules version told', {
        document: problem.document,
        version: problem.version,
        outcome: outcome.outcome,
      });
    }
  };
}
