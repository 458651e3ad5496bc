// The list of members who fit what was typed: enough of each to ask the person at the counter which one they are.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { balanceText, dayText, maskedPhone } from '../decisions/desk-words.ts';
import type { Search } from '../decisions/found-as.ts';
import type { MemberRow } from '../rows.ts';
import type { Place } from './member-parts.ts';
import { memberMark } from './shown-member.ts';

export type FoundList = {
  readonly text: string;
  readonly search: Search;
  readonly rows: readonly { readonly member: MemberRow; readonly href: string }[];
  readonly isMore: boolean;
  readonly place: Place;
};

export function foundBody({ text, search, rows, isMore, place }: FoundList): Markup {
  return markup`<h1 tabindex="-1" autofocus>${rows.length === 0 ? 'Nobody is found' : 'Which one is it?'}</h1>
<p class="soft">${SOUGHT[search.by]} <bdi>${text}</bdi></p>
${
  rows.length === 0
    ? markup`<p class="card">${NOBODY[search.by]}</p>`
    : markup`<div class="card"><ul class="rows">${rows.map(
        ({ member, href }) => markup`<li><a href="${href}">${memberMark(member, member.phone)}</a>
<span class="soft">${maskedPhone(member.phone)} · ${balanceText(member.balance, place.locale)} points · ${
          member.last_seen === undefined
            ? 'not here yet'
            : `last here ${dayText(member.last_seen, place.timeZone, place.locale)}`
        }</span></li>`,
      )}</ul></div>`
}
${isMore ? markup`<p class="soft">There are more. Type more of the name, or the number.</p>` : ''}
<p class="buttons"><a class="button" href="/">Look again</a><a class="button second" href="/join">Add a new member</a></p>`;
}

const SOUGHT = {
  digits: 'Numbers that end in',
  email: 'Members with the address',
  name: 'Members called',
} as const;

const NOBODY = {
  digits:
    'No member’s number ends so. Somebody whom a sale made a member today is found by the whole number until the evening.',
  email: 'No member has confirmed this address.',
  name: 'No member is called so. Perhaps they are under another spelling, or only left a number.',
} as const;
