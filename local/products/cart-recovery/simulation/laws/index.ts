// The laws of cart recovery.
import type { Law } from '../../../../simulator/law.ts';
import { openingAPageChangesNothing } from '../../../../simulator/laws/opening-a-page-changes-nothing.ts';
import { putOffMeansAPause } from '../../../../simulator/laws/put-off-means-a-pause.ts';
import { aPurchaseEndsEveryCart } from './a-purchase-ends-every-cart.ts';
import { aStepIsTakenOnce } from './a-step-is-taken-once.ts';
import { cartsAreAsTold } from './carts-are-as-told.ts';
import { erasedShoppersAreNowhere } from './erased-shoppers-are-nowhere.ts';
import { everyPeriodHasItsLetter } from './every-period-has-its-letter.ts';
import { feedbackIsHeard } from './feedback-is-heard.ts';
import { lettersComeOnce } from './letters-come-once.ts';
import { listsSayTheRows } from './lists-say-the-rows.ts';
import { noCartIsForgotten } from './no-cart-is-forgotten.ts';
import { noCartIsOfTheFuture } from './no-cart-is-of-the-future.ts';
import { nobodyIsDisturbed } from './nobody-is-disturbed.ts';
import { onlyReadersLeave } from './only-readers-leave.ts';
import { remindersKeepTheirTime } from './reminders-keep-their-time.ts';
import { remindersWaitForTheMorning } from './reminders-wait-for-the-morning.ts';
import { sentIsWhatArrived } from './sent-is-what-arrived.ts';
import { silenceAfterAPurchase } from './silence-after-a-purchase.ts';
import { silenceAfterLeaving } from './silence-after-leaving.ts';
import { stopsLeaveATrail } from './stops-leave-a-trail.ts';
import { whatWasDueWasSent } from './what-was-due-was-sent.ts';

export const laws: readonly Law[] = [
  aPurchaseEndsEveryCart,
  aStepIsTakenOnce,
  cartsAreAsTold,
  erasedShoppersAreNowhere,
  feedbackIsHeard,
  lettersComeOnce,
  listsSayTheRows,
  noCartIsForgotten,
  noCartIsOfTheFuture,
  nobodyIsDisturbed,
  onlyReadersLeave,
  remindersKeepTheirTime,
  remindersWaitForTheMorning,
  sentIsWhatArrived,
  silenceAfterAPurchase,
  silenceAfterLeaving,
  stopsLeaveATrail,
  whatWasDueWasSent,
  openingAPageChangesNothing('cart-recovery'),
  everyPeriodHasItsLetter,
  putOffMeansAPause({
    product: 'cart-recovery',
    table: 'cr-state',
    key: 'cart_id',
    nextIn: 'wakeup_at',
    waits: { status: 'open' },
    isNews: ({ cart_id, put_off_at: since }, { told }) =>
      told.deliveries.some(({ event, at }) => event.cart_id === cart_id && at >= String(since)),
  }),
];
