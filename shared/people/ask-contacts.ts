// What a product asks before it claims a message that is not asked for: may it go out, all products counted together? Where they
// share nothing it may, and nothing is asked.
import type { Log } from '../handlers/log.ts';
import { localParts, toInstant } from '../time/time.ts';
import { type Ask, type FromAll, USUAL_FROM_ALL } from './contact-policy.ts';
import type { Asked, Contacts } from './contacts.ts';

/** What an owner's document says of it. */
export type ContactRules = {
  readonly fromAll?: FromAll | undefined;
  readonly sameDay?: boolean | undefined;
};

export type Asking = Pick<Ask, 'id' | 'kind' | 'at' | 'notBoughtSince' | 'ofSkus'> & {
  /** As opting out knows them. */
  readonly keys: readonly string[];
  readonly rules: ContactRules;
  /** The shop's, whose day counts. */
  readonly zone: string;
};

export type Answer = Asked | { readonly may: false; readonly reason: 'unreachable' };

const MAY: Asked = { may: true, giveBack: async () => undefined };

/** `unreachable`: nobody could be asked, so it waits. */
export async function askContacts(
  { keys, rules, zone, ...message }: Asking,
  { contacts, log }: { readonly contacts?: Contacts | undefined; readonly log: Pick<Log, 'warn'> },
): Promise<Answer> {
  if (contacts === undefined) return MAY;
  const { year, month, day } = localParts(message.at, zone);
  try {
    return await contacts.ask(keys, {
      ...message,
      limit: rules.fromAll ?? USUAL_FROM_ALL,
      dayBegan: rules.sameDay === true ? undefined : toInstant({ year, month, day }, zone),
    });
  } catch (error) {
    log.warn('what the products know of people together could not be asked', { error });
    return { may: false, reason: 'unreachable' };
  }
}
