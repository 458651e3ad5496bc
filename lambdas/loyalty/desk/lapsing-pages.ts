// The regulars who slipped away, and the three things a manager can do about each: a nudge, a gift, or peace.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { balanceText, momentText, pointsText } from '../decisions/desk-words.ts';
import type { LapsingRow, MemberRow } from '../rows.ts';
import type { LoyaltyRules } from '../rules/shape.ts';
import type { Place } from './member-parts.ts';
import { memberMark, memberWords } from './shown-member.ts';
import type { StaffNames } from './staff-names.ts';

export const LAPSING_ACTS = ['nudge', 'bonus', 'rest'] as const;
export type LapsingAct = (typeof LAPSING_ACTS)[number];

const LAPSING_DONE: Readonly<Record<string, string>> = {
  nudged: 'Counted. The nudge is on its way.',
  'nudged-later':
    'Counted. It is quiet hours, so the nudge goes out in the morning, unless they come back before.',
  'no-mail':
    'Nothing was sent or counted: this member gets no mail (no confirmed address, unsubscribed, or mail came back).',
  'too-many': 'This member had every nudge there is. Give a bonus, or let them rest.',
  'nudged-meanwhile':
    'Somebody nudged this member since the list was opened: see when and by whom below. Nothing was sent now.',
  'held-out':
    'Nothing was sent, given or counted: this member is among those whom your rules hold out, to learn what win-back mails bring.',
  gone: 'This member is no longer on the list.',
  active: 'Active again, and on the list as before.',
};

/** Whether a nudge or a bonus can be told to them. */
export const mayBeMailed = (member: MemberRow): boolean =>
  member.opted_in && member.email !== undefined && member.email_trouble === undefined;

export type LapsingList = {
  readonly rows: readonly {
    readonly row: LapsingRow;
    readonly member: MemberRow;
    readonly ticket: string;
    readonly heldOut: boolean;
  }[];
  /** How many more there are. */
  readonly more: number;
  readonly rules: Pick<LoyaltyRules, 'maxNudges' | 'winBackPoints'>;
  readonly place: Place;
  readonly staffNames: StaffNames;
  readonly csrf: Markup;
  readonly done: string | undefined;
};

export function lapsingBody({ rows, more, rules, place, staffNames, csrf, done }: LapsingList): Markup {
  const said = done === undefined || !Object.hasOwn(LAPSING_DONE, done) ? undefined : LAPSING_DONE[done];
  const ask = (ticket: string, act: LapsingAct, label: string, name: string) =>
    markup`<form method="post" action="/lapsing/ask">${csrf}<input type="hidden" name="member" value="${ticket}"><input type="hidden" name="act" value="${act}"><button class="second" type="submit">${label}<span class="cover">: ${name}</span></button></form>`;
  return markup`<h1>Lapsing regulars</h1>
${said === undefined ? '' : markup`<p class="note" role="status">${said}</p>`}
${
  rows.length === 0
    ? markup`<p class="card">Nobody is on the list. It is made anew every Monday.</p>`
    : markup`<div class="card"><ul class="rows">${rows.map(({ row, member, ticket, heldOut }) => {
        const name = memberWords(member, row.phone);
        return markup`<li><div><a href="/member/${ticket}"><strong>${memberMark(member, row.phone)}</strong></a><br>
<span class="soft">${weeks(row.weeks_away)} away · ${balanceText(member.balance, place.locale)} points · ${nudges(row, { place, staffNames })}</span>${mayBeMailed(member) ? '' : markup`<br><span class="tag">Gets no mail</span>`}${heldOut ? markup`<br><span class="tag">Held out</span>` : ''}</div>
<div class="buttons">${mayBeMailed(member) && !heldOut && row.nudge_count < rules.maxNudges ? ask(ticket, 'nudge', 'Nudge', name) : ''}
${rules.winBackPoints > 0 && !heldOut ? ask(ticket, 'bonus', 'Bonus', name) : ''}
${ask(ticket, 'rest', 'Rest', name)}</div></li>`;
      })}</ul></div>`
}
${more > 0 ? markup`<p class="soft">And ${more} more, away less long. They move up as you work through these.</p>` : ''}`;
}

export type LapsingPage = {
  readonly act: LapsingAct;
  readonly points: number;
  readonly member: MemberRow;
  readonly ticket: string;
  readonly place: Place;
  readonly csrf: Markup;
  /** Mail waits for the morning. */
  readonly isQuiet: boolean;
};

export function lapsingActBody({ act, points, member, ticket, place, csrf, isQuiet }: LapsingPage): Markup {
  const name = markup`<strong>${memberMark(member, member.phone)}</strong>`;
  const gift = pointsText(points, place.locale);
  const morning = isQuiet ? ' in the morning, because it is quiet hours' : '';
  const words = {
    nudge: {
      title: 'Send a nudge?',
      text: mayBeMailed(member)
        ? markup`${name} gets one friendly e-mail${morning}: we miss you.`
        : markup`${name} gets no mail (no confirmed address, unsubscribed, or mail came back), so no nudge can go out.`,
    },
    bonus: {
      title: `Give ${gift}?`,
      text: markup`${name} gets ${gift} at once${mayBeMailed(member) ? `, and an e-mail${morning} that says so` : '. They get no mail, so nothing tells them'}. You can undo it.`,
    },
    rest: {
      title: 'Let them rest?',
      text: markup`${name} keeps every point and gets no more win-back mail until the next visit. You can undo it.`,
    },
  }[act];
  return markup`<div class="card"><h1 tabindex="-1" autofocus>${words.title}</h1>
<p>${words.text}</p>
<form class="confirm" method="post" action="/lapsing/act">${csrf}<input type="hidden" name="lapsing" value="${ticket}">
<button class="wide" type="submit">Confirm</button></form>
<p><a class="button second wide" href="/lapsing">Cancel</a></p></div>`;
}

/** After a rest: what it means, and the way back. */
export const restedBody = ({
  member,
  ticket,
  csrf,
}: {
  readonly member: MemberRow;
  readonly ticket: string;
  readonly csrf: Markup;
}): Markup => markup`<div class="card"><h1>Resting</h1>
<p><strong>${memberMark(member, member.phone)}</strong> keeps every point and is off the list. The next visit makes them active again.</p></div>
<div class="buttons"><a class="button" href="/lapsing">Back to the list</a>
<form method="post" action="/lapsing/unrest">${csrf}<input type="hidden" name="member" value="${ticket}"><button class="second" type="submit">Undo</button></form></div>`;

const weeks = (count: number): string => (count === 1 ? '1 week' : `${count} weeks`);

const nudges = (
  { nudge_count, last_nudge, last_nudge_by: by }: LapsingRow,
  { place, staffNames }: Pick<LapsingList, 'place' | 'staffNames'>,
): string =>
  nudge_count === 0
    ? 'no nudge yet'
    : `${nudge_count === 1 ? '1 nudge' : `${nudge_count} nudges`}${last_nudge === undefined ? '' : `, last ${momentText(last_nudge, place.timeZone, place.locale)}${by === undefined ? '' : ` by ${by === 'system' ? 'the weekly sweep' : staffNames(by)}`}`}`;
