// One member before the counter: who, how many points, what they can have for them now, what comes next.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { phoneAsWritten } from '../../../shared/people/phone.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import { sayBirthday } from '../decisions/birthday.ts';
import { mayUndo } from '../decisions/desk-undo.ts';
import {
  balanceText,
  changeName,
  maskedPhone,
  momentText,
  movedText,
  pointsText,
  titled,
} from '../decisions/desk-words.ts';
import type { SeenChange } from '../decisions/history-view.ts';
import { affordable, missingPoints, nextReward } from '../decisions/rewards.ts';
import type { MemberRow } from '../rows.ts';
import type { Reward, StampCard } from '../rules/shape.ts';
import { addressPart } from './address-part.ts';
import { birthdayPart } from './birthday-part.ts';
import { cardsPart } from './cards-part.ts';
import type { Place } from './member-parts.ts';
import { nameMark } from './shown-member.ts';
import type { StaffNames } from './staff-names.ts';

/** What happened just before the page was shown. */
const REMARKS: Readonly<Record<string, string>> = {
  joined: 'A new member. Points count from the next sale on.',
  existing: 'This number is a member already; nothing was changed.',
  renamed: 'Saved.',
  'name-bad': 'A name has a letter in it. Nothing was saved.',
  birthday: 'Saved.',
  'birthday-gone': 'The birthday was taken away.',
  'birthday-bad': 'There is no such day in the year. Nothing was saved.',
  'birthday-changed': 'The birthday has changed since that page was opened. This is how it stands now.',
  email: 'Saved. A mail with a link is on its way; mails begin once the link was opened.',
  'email-again': 'It waits for its confirmation already. Another mail with the same link goes out now.',
  'email-waits':
    'It waits for its confirmation already: somebody named it within the last hour. Its one mail goes out now, unless it did then.',
  'email-later':
    'Saved. This address had its mails for today, so the one with the link goes out tomorrow morning, by itself.',
  'email-blocked':
    'Nothing was saved: mail to this address came back, or its reader asked us never to write to it. Ask for another one.',
  'email-known': 'This address is confirmed already, and mail is welcome there. Nothing was changed.',
  'email-bad':
    'This is no e-mail address that we can send mail to. Please check it letter by letter. Nothing was saved.',
  'email-cleared': 'Taken away. Links that went out to it do nothing any more.',
  'email-changed':
    'Nothing was taken away: the address has changed since that page was opened. This is how it stands now.',
  over: 'That page had been open for a while, so nothing was given. This is how things stand now.',
  'other-session': 'That page was from another sign-in, so nothing was given. This is how things stand now.',
  changed:
    'The reward or its price has changed in the rules, so nothing was given. These are the present ones.',
  'count-held':
    'This sale is unusually large, so it waits for a manager under Held sales. Nothing was added yet.',
  'count-nothing': 'This sale earns no points by the rules, so nothing was added.',
  active: 'Active again: win-back mails may be sent.',
};

export type MemberPage = {
  readonly member: MemberRow;
  /** As staff typed it; empty: the number stays hidden. */
  readonly typed: string;
  readonly remark: string;
  /** In place of a remark: words of its own. */
  readonly said?: string | undefined;
  readonly rewards: readonly Reward[];
  readonly cards: readonly StampCard[];
  /** The last changes, newest first. */
  readonly changes: readonly SeenChange[];
  /** How the staff list writes the names that rows have. */
  readonly staffNames: StaffNames;
  readonly role: 'staff' | 'manager';
  readonly place: Place;
  readonly now: Date;
  readonly csrf: Markup;
  /** The sealed member, for forms and addresses. */
  readonly ticket: string;
  /** Seals a row of the ledger for its Undo button. */
  readonly entry: (ts: string) => string;
};

export function memberBody(page: MemberPage): Markup {
  const { member, typed, remark, place, role, ticket, said = REMARKS[remark] } = page;
  return markup`${said === undefined ? '' : markup`<p class="note" role="status">${said}</p>`}
<div class="card">
<h1 tabindex="-1" autofocus>${member.name === undefined ? 'No name yet' : nameMark(member.name)}</h1>
<p class="soft"><bdi>${typed === '' ? maskedPhone(member.phone) : phoneAsWritten(member.phone, place.country)}</bdi>${member.status === 'rested' ? markup` <span class="tag">Rested</span>` : ''}${member.lapsing_since === undefined ? '' : markup` <span class="tag">Lapsing</span>`}</p>
${member.birthday === undefined ? '' : markup`<p class="soft">Birthday: ${sayBirthday(member.birthday)}</p>`}
<p class="figure" id="balance">${balanceText(member.balance, place.locale)} <span class="unit">points</span></p>
</div>
${rewardsPart(page)}
${cardsPart(page)}
<p><a class="button second wide" href="/count/${ticket}">Count the sale just rung up</a></p>
${namePart(page)}
${birthdayPart(page)}
${addressPart({ ...page, isOpen: remark.startsWith('email') })}
${changesPart(page)}
<p class="buttons"><a class="button second" href="/">Next customer</a>
${
  role === 'manager'
    ? markup`<a class="button second" href="/history/${ticket}">All changes</a>
<a class="button second" href="/sent/${ticket}">Mails sent</a>`
    : ''
}</p>
${role === 'manager' && member.status === 'rested' ? unrestPart(page) : ''}`;
}

function rewardsPart({ member, rewards, place, csrf, ticket, role }: MemberPage): Markup {
  const { balance } = member;
  const now = affordable(balance, rewards);
  const next = nextReward(balance, rewards);
  const short = rewards.filter((reward) => !now.includes(reward));
  const form = (reward: Reward, button: Markup, kind: 'give' | 'gift') =>
    markup`<form method="post" action="/confirm">${csrf}<input type="hidden" name="member" value="${ticket}"><input type="hidden" name="reward" value="${reward.reward}"><input type="hidden" name="points" value="${reward.points}"><input type="hidden" name="kind" value="${kind}">${button}</form>`;
  return markup`<section class="card" aria-labelledby="rewards"><h2 id="rewards">Rewards</h2>
${
  now.length === 0
    ? markup`<p>Not enough points for a reward yet.</p>`
    : now.map((reward) =>
        form(
          reward,
          markup`<button class="reward" type="submit"><span>${titled(reward.reward)}</span> <span class="amount">${pointsText(reward.points, place.locale)}</span></button>`,
          'give',
        ),
      )
}
${
  next === undefined
    ? ''
    : markup`<p class="next">${pointsText(next.missing, place.locale)} to go for: <strong>${next.reward.reward}</strong>
<progress max="${next.reward.points}" value="${Math.max(0, next.reward.points - next.missing)}" aria-label="On the way to: ${next.reward.reward}"></progress></p>`
}
${
  role !== 'manager' || short.length === 0
    ? ''
    : markup`<details><summary>Give one anyway, as goodwill</summary>
${short.map((reward) =>
  form(
    reward,
    markup`<button class="second reward" type="submit"><span>${titled(reward.reward)}</span> <span class="amount">${pointsText(missingPoints(balance, reward.points), place.locale)} short</span></button>`,
    'gift',
  ),
)}</details>`
}
</section>`;
}

function namePart({ member, csrf, ticket }: MemberPage): Markup {
  return markup`<details class="card"><summary>${member.name === undefined ? 'Add a name' : 'Correct the name'}</summary>
<form method="post" action="/name">${csrf}<input type="hidden" name="member" value="${ticket}">
<div class="field"><label for="name">Name</label>
<input id="name" name="name" value="${member.name ?? ''}" autocomplete="off" autocapitalize="words" required maxlength="100"></div>
<button class="second" type="submit">Save the name</button></form></details>`;
}

function changesPart({ changes, ...page }: MemberPage): Markup | '' {
  return changes.length === 0
    ? ''
    : markup`<section class="card" aria-labelledby="changes"><h2 id="changes">Last changes</h2>
${changesList({ ...page, changes })}</section>`;
}

export type ChangesList = Pick<
  MemberPage,
  'changes' | 'staffNames' | 'role' | 'place' | 'now' | 'csrf' | 'entry'
>;

/** Changes of points with the money behind them, who made them, and Undo where this person may. */
export function changesList({ changes, staffNames, role, place, now, csrf, entry }: ChangesList): Markup {
  return markup`<ul class="rows">${changes.map(({ row, at, amount, isReversed, nothingLeft }) => {
    const when = momentText(at, place.timeZone, place.locale);
    const money =
      amount === undefined ? '' : formatMoney(amount.minor, amount.currency, place.locale).replace('-', '−');
    return markup`<li><span><strong>${changeName(row)}</strong>${money === '' ? '' : ` ${money}`}${isReversed ? markup` <span class="tag">Undone</span>` : nothingLeft ? markup` <span class="tag">Taken back</span>` : ''}<br>
<span class="soft">${when}${row.by_staff === undefined ? '' : markup` · ${nameMark(staffNames(row.by_staff))}`}</span></span>
<span class="buttons"><span class="amount">${movedText(row, place.locale)}</span>
${
  mayUndo(row, { role, now, isReversed: isReversed || nothingLeft })
    ? markup`<form method="post" action="/undo">${csrf}<input type="hidden" name="entry" value="${entry(row.ts)}"><button class="second" type="submit">Undo<span class="cover"> ${changeName(row)} of ${when}</span></button></form>`
    : ''
}</span></li>`;
  })}</ul>`;
}

const unrestPart = ({ csrf, ticket }: MemberPage): Markup =>
  markup`<form class="card" method="post" action="/lapsing/unrest">${csrf}<input type="hidden" name="member" value="${ticket}">
<p>This member is rested: every point stays, and no win-back mails are sent.</p>
<button class="second" type="submit">Make active again</button></form>`;
