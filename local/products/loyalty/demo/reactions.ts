// What people and machines do with a mail that arrived.
import { type Beat, HOUR_MS } from '../../../demo/beats.ts';
import * as visitors from '../../../demo/visitors.ts';
import type { Letter } from './evidence.ts';
import { memberLink } from './member-mails.ts';

const MINUTE_MS = 60_000;

/** What somebody does about the mails they may stop, and how patient they are with a confirmation. */
export type Habit = {
  readonly unsubscribes?: 'by-page' | 'by-one-click';
  /** Takes so long to open the confirmation; 20 minutes otherwise. */
  readonly confirmsAfterHours?: number;
};

/** The mail provider's scanner first, which must not change anything; then what the person does. */
export function reactionsToLetter(letter: Letter, habit: Habit, isFirstOfKind: boolean): readonly Beat[] {
  const { kind, message } = letter;
  const arrived = Date.parse(letter.at);
  if (kind === 'confirm') {
    const link = memberLink(message, 'c');
    if (link === undefined) return [];
    const wait = isFirstOfKind ? (habit.confirmsAfterHours ?? 1 / 3) : 1 / 3;
    return [
      { at: arrived + MINUTE_MS, play: () => visitors.scan(link) },
      { at: arrived + wait * HOUR_MS, play: async () => void (await visitors.pressButton(link)) },
    ];
  }
  const link = memberLink(message, 'u');
  if (link === undefined || kind !== 'nightly' || !isFirstOfKind) return [];
  const scanned: Beat = { at: arrived + MINUTE_MS, play: () => visitors.scan(link) };
  if (habit.unsubscribes === undefined) return [scanned];
  const out = async () =>
    void (await (habit.unsubscribes === 'by-page'
      ? visitors.pressButton(link)
      : visitors.postForm(link, 'List-Unsubscribe=One-Click')));
  return [scanned, { at: arrived + HOUR_MS, play: out }];
}
