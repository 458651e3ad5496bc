// Why a reminder went out or did not, and how carts end, in words.
import type { StoryLine, StoryRow } from '../story.ts';

export const stepWord = (step: unknown): string => (step === 'second' ? 'second' : 'first');

const SKIPS: Readonly<Record<string, string>> = {
  'skipped-do-not-disturb': 'The owner’s do-not-disturb list has this address.',
  'skipped-unsubscribed': 'They unsubscribed from reminders.',
  'skipped-no-consent':
    'They did not agree to mail, as the owner’s rules ask, or told the store that they want none.',
  'skipped-too-late': 'It could not go out in time, and late it is unwelcome.',
  'skipped-held-out':
    'The owner’s rules hold them out, to learn what reminders bring: they would have got it, and get none.',
  'skipped-silent-elsewhere':
    'They want no messages of another product of the shop, and silence counts for all.',
  'skipped-enough-messages':
    'They had as many messages of all products as the owner allows, and later it would have come too late.',
  'skipped-not-live': 'They would have got it, and cart recovery is not live for them yet.',
  'skipped-owner-only': 'It went to the owner instead: cart recovery is not live for anybody else yet.',
  refused: 'The message service refused it for good.',
  unknown: 'Nobody can say whether it went out, so it is not sent again.',
};

export const skipWhy = (row: StoryRow): string => SKIPS[String(row.outcome)] ?? String(row.outcome);

export const CLOSED: Readonly<Record<string, string>> = {
  'gave-up': 'both reminders are behind it, and nobody bought',
  'bought-elsewhere': 'the shopper bought something else since',
  suppressed: 'the owner stopped its reminders',
  'written-off': 'the owner wrote it off',
  erased: 'the shopper asked to be forgotten',
  'customer-deleted': 'the store has no such customer any more',
  cancelled: 'it was cancelled in the store',
  'before-go-live': 'it was left before all this began',
};

const ACTIONS: Readonly<Record<string, string>> = {
  bought: 'It is bought: silence from here on',
  'bought-elsewhere': 'It is closed',
  'gave-up': 'It is closed',
  suppress: 'Its reminders are stopped',
  unsubscribe: 'The address is unsubscribed',
  'opt-in': 'Reminders are on again',
  'write-off': 'It is written off',
  'own-waits': 'It gets waits of its own',
  erase: 'The shopper is forgotten',
  'customer-deleted': 'It is closed',
  cancelled: 'It is cancelled',
  'no-consent': 'A reminder is not sent',
  'before-go-live': 'It is not reminded of',
};
const ACTION_WHYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(CLOSED).map(([reason, why]) => [reason, `${why.charAt(0).toUpperCase()}${why.slice(1)}.`]),
  ),
  bought: 'Whoever bought is not reminded of anything they left before.',
  'no-consent': SKIPS['skipped-no-consent'] ?? '',
};

/** One row of the trail. `by_user` is `system` or a person. */
export function actionLine(row: StoryRow): StoryLine {
  const action = String(row.action);
  const by = String(row.by_user);
  const why = by === 'system' ? ACTION_WHYS[action] : `By ${by}.`;
  return {
    at: String(row.ts).split('#')[0] ?? '',
    kind: by === 'system' ? 'decision' : 'deed',
    says: ACTIONS[action] ?? action,
    ...(why === undefined ? {} : { why }),
  };
}
