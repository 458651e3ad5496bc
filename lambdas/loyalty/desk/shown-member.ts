// A member in a list or a heading: the name as it is written, cut where it is long so that everybody sees that it is; whoever
// gave none goes by the end of their number.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { maskedPhone, shortName } from '../decisions/desk-words.ts';
import type { MemberRow } from '../rows.ts';

export function nameMark(name: string): Markup {
  const short = shortName(name);
  return short === name ? markup`<bdi>${name}</bdi>` : markup`<bdi title="${name}">${short}</bdi>`;
}

/** `phone` is what there is of somebody who is no member (yet). */
export const memberMark = (member: Pick<MemberRow, 'name'> | undefined, phone: string): Markup =>
  member?.name === undefined ? markup`Member ${maskedPhone(phone)}` : nameMark(member.name);

/** The same as text alone, for what a screen reader says of a button. */
export const memberWords = (member: Pick<MemberRow, 'name'> | undefined, phone: string): string =>
  member?.name === undefined ? `Member ${maskedPhone(phone)}` : shortName(member.name);
