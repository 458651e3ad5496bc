// Maria's stamp card: three lattes of another day and seven more fill it, the tenth is free, and then the seven go back.
import type { Beat } from '../../../demo/beats.ts';
import { counter as good, maria } from '../sample-sales.ts';
import type { Counter } from './counter.ts';
import type { Desk } from './desk.ts';
import { asWritten } from './sign-up.ts';
import type { Expect } from './story-staff.ts';
import type { Till } from './till.ts';

type CardParts = {
  /** Day of the month, hour and minute as a moment. */
  readonly at: (day: number, hour: number, minute?: number) => number;
  readonly beat: (when: number, play: () => Promise<unknown> | unknown) => Beat;
  readonly ben: Desk;
  readonly till: Till;
  readonly counter: Counter;
  readonly expect: Expect;
};

export const fillsHerCard = ({ at, beat, ben, till, counter, expect }: CardParts): readonly Beat[] => [
  beat(at(5, 13), () => till.sells('s-lattes', maria.phone, [[good('LATTE'), 7]])),
  beat(at(5, 13, 5), async () => {
    const page = await counter.lookUp(ben, asWritten(maria.phone));
    // A double click on Confirm.
    expect('Maria had no full card', (await counter.redeemCard(ben, page, 2)) !== undefined);
  }),
  beat(at(6, 13), () => till.refunds('s-lattes', 'whole')),
  beat(at(6, 13, 5), async () => {
    const page = await counter.lookUp(ben, asWritten(maria.phone));
    expect('Maria owes no stamps', page.html.includes('to make up for'));
  }),
];
