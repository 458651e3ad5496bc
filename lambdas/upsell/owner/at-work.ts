// Every setting of the upsell recommender in one case, by the field of its declaration.

import { smsSegments } from '../../../shared/messages/gsm.ts';
import {
  type AtWorkTable,
  atClock,
  daysAfter,
  minutesAfter,
  nowOf,
  sayDate,
  sayMoment,
  ZONE,
} from '../../../shared/rules/at-work/at-work.ts';
import { fromAllAtWork } from '../../../shared/rules/at-work/from-all.ts';
import { holdOutAtWork } from '../../../shared/rules/at-work/hold-out.ts';
import { quietAtWork } from '../../../shared/rules/at-work/quiet.ts';
import { answersIn, askedOf } from '../decisions/came-of.ts';
import { isCapped } from '../decisions/cap.ts';
import { channelOf } from '../decisions/channel.ts';
import { decideTap } from '../decisions/tap.ts';
import { dueAt } from '../decisions/timing.ts';
import type { UpsellSettings } from '../rules/settings.ts';
import { listsAtWork } from './lists-at-work.ts';
import { pricesAtWork } from './prices-at-work.ts';
import type { UpsellSetting } from './sample-order.ts';

const MOST_DAYS = 400;
/** More than five parts have. */
const MOST_SIGNS = 900;

function nudgedOn(setting: UpsellSetting): string {
  const placed = atClock(nowOf(setting), '12:00');
  const due = dueAt(placed.toISOString(), setting.rules, { now: placed, zone: ZONE });
  return `An order placed on ${sayMoment(placed)} is nudged on ${sayMoment(due)}.`;
}

export const upsellAtWork: AtWorkTable<keyof UpsellSettings> = {
  ...pricesAtWork,
  ...listsAtWork,
  ...quietAtWork('nudge'),
  ...fromAllAtWork,
  ...holdOutAtWork('upsell', 'no nudge'),

  sendDelayMinutes: { example: (_: unknown, setting: UpsellSetting) => nudgedOn(setting) },
  sendNextDayAt: { example: (_: unknown, setting: UpsellSetting) => nudgedOn(setting) },

  capDays: {
    example(days: number, setting: UpsellSetting) {
      const nudged = nowOf(setting);
      const free = Array.from({ length: MOST_DAYS }, (_, day) => daysAfter(nudged, day)).find(
        (moment) => !isCapped(nudged.toISOString(), days, moment),
      );
      return free === undefined
        ? undefined
        : `Whoever was nudged on ${sayDate(nudged)} can be nudged again from ${sayDate(free)} on.`;
    },
  },

  textParts: {
    example(most: number, { rules }: UpsellSetting) {
      if (rules.channel === 'email') return undefined;
      const longest = Array.from({ length: MOST_SIGNS }, (_, signs) => signs).findLast(
        (signs) => smsSegments('a'.repeat(signs)).segments <= most,
      );
      return `A text of ${longest} plain letters still goes out as a text, and one of ${(longest ?? 0) + 1} does not.`;
    },
    doubts: (_: number, { rules }: UpsellSetting) =>
      rules.channel === 'email' ? ['Nudges go by e-mail, so there are no texts to have parts'] : [],
  },

  channel: {
    example(_: unknown, { rules }: UpsellSetting) {
      const way =
        channelOf(rules, { channel: 'email', smsNumber: 'x' }) === 'sms' ? 'a text message' : 'an e-mail';
      return rules.channel === undefined ? undefined : `The next nudge goes out as ${way}.`;
    },
  },

  boughtWithinDays: {
    example(days: number, setting: UpsellSetting) {
      const at = nowOf(setting);
      const asked = askedOf({ offer: { offer_id: 'o', sku: 'LAMP' }, at, days, isHeldOut: false });
      const counts = (placed: Date) =>
        answersIn(
          {
            placedAt: placed.toISOString(),
            currency: 'GBP',
            items: [{ sku: 'LAMP', name: 'Lamp', quantity: 1, priceMinor: 1 }],
          },
          [{ asked: [asked] }],
          'GBP',
        ).length > 0
          ? 'counts'
          : 'does not count';
      const last = new Date(asked.until);
      return `Of a nudge sent on ${sayMoment(at)} an order of ${sayMoment(last)} ${counts(last)}, and one an hour later ${counts(minutesAfter(last, 60))}.`;
    },
  },

  takeUpWindowHours: {
    example(hours: number, setting: UpsellSetting) {
      const sent = nowOf(setting);
      const windowEndsAt = minutesAfter(sent, hours * 60).toISOString();
      const becomes = (tapped: Date) =>
        decideTap({ state: 'sent', windowEndsAt }, tapped).kind === 'take' ? 'counts' : 'does not count';
      const last = new Date(windowEndsAt);
      return `Of a nudge sent on ${sayMoment(sent)} a tap on ${sayMoment(last)} ${becomes(last)}, and one an hour later ${becomes(minutesAfter(last, 60))}.`;
    },
  },
};
