// The cap is a person's: as a customer, as a guest, by text or by mail.
import { breach, DAY_MS, groupedBy, ms } from '../../../../simulator/evidence.ts';
import type { Law } from '../../../../simulator/law.ts';
import { nudgesIn } from './reading.ts';

/** The owner of this world allows one a day. */
const CAP_DAYS = 1;
const SLACK_MS = 60_000;

export const oneNudgePerWindow: Law = {
  says: 'A person gets at most one nudge within the cap’s time.',
  when: 'step',
  check: (seen) =>
    [...groupedBy(nudgesIn(seen), ({ person, to }) => person?.name ?? to)].flatMap(([name, own]) =>
      own.flatMap((nudge, index) => {
        const before = own[index - 1];
        if (before === undefined) return [];
        const apart = ms(nudge.claimedAt) - ms(before.claimedAt);
        return apart >= CAP_DAYS * DAY_MS - SLACK_MS
          ? []
          : [
              breach(
                `${name} got a nudge at ${before.at} and another at ${nudge.at}`,
                before.message,
                nudge.message,
              ),
            ];
      }),
    ),
};
