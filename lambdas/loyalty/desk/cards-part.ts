// A member's stamp cards as they would hold them in their hand: what is on each, and the button where one is full.
import { type Markup, markup } from '../../../shared/pages/markup.ts';
import { stampsText, titled } from '../decisions/desk-words.ts';
import { cardReward, cardTitle, stampsOn } from '../decisions/stamp-card.ts';
import { shown } from '../points.ts';
import type { MemberRow } from '../rows.ts';
import type { StampCard } from '../rules/shape.ts';
import type { Place } from './member-parts.ts';

export type CardsPart = {
  readonly member: MemberRow;
  readonly cards: readonly StampCard[];
  readonly place: Place;
  readonly now: Date;
  readonly csrf: Markup;
  /** The sealed member. */
  readonly ticket: string;
};

/** A circle each is seen at a glance; of more a bar. */
const MOST_CIRCLES = 12;

export function cardsPart(page: CardsPart): Markup | '' {
  return page.cards.length === 0
    ? ''
    : markup`<section class="card" aria-labelledby="cards"><h2 id="cards">Stamp ${page.cards.length === 1 ? 'card' : 'cards'}</h2>
${page.cards.map((card) => cardPart(card, page))}</section>`;
}

function cardPart(card: StampCard, { member, place, now, csrf, ticket }: CardsPart): Markup {
  const stamps = shown(stampsOn(card, member, { at: now, zone: place.timeZone }));
  const full = Math.max(0, Math.floor(stamps / card.stamps));
  const rest = Math.max(0, stamps - full * card.stamps);
  const title = titled(cardTitle(card));
  return markup`<div class="stamp-card"><p><strong>${title}</strong> <span class="soft">${rest} of ${stampsText(card.stamps, place.locale)}${full === 0 ? '' : ' on the next card'}${stamps < 0 ? `; ${stampsText(-stamps, place.locale)} to make up for what was brought back` : ''}</span></p>
${circles(card, rest, title)}
${
  full === 0
    ? ''
    : markup`<form method="post" action="/confirm">${csrf}<input type="hidden" name="member" value="${ticket}"><input type="hidden" name="card" value="${card.name}"><input type="hidden" name="points" value="${card.stamps}"><button class="reward" type="submit"><span>${titled(cardReward(card))}</span> <span class="amount">${full === 1 ? 'Card full' : `${full} cards full`}</span></button></form>`
}</div>`;
}

function circles({ stamps }: StampCard, rest: number, title: string): Markup {
  if (stamps > MOST_CIRCLES)
    return markup`<progress max="${stamps}" value="${rest}" aria-label="On the card: ${title}"></progress>`;
  return markup`<p class="stamps" aria-hidden="true">${Array.from({ length: stamps }, (_, at) => markup`<i${at < rest ? markup` class="on"` : ''}></i>`)}</p>`;
}
