// The laws of the upsell recommender.
import type { Law } from '../../../../simulator/law.ts';
import { openingAPageChangesNothing } from '../../../../simulator/laws/opening-a-page-changes-nothing.ts';
import { putOffMeansAPause } from '../../../../simulator/laws/put-off-means-a-pause.ts';
import { capsHaveAReason } from './caps-have-a-reason.ts';
import { consentComesFirst } from './consent-comes-first.ts';
import { consentsAreKept } from './consents-are-kept.ts';
import { erasedCustomersAreNowhere } from './erased-customers-are-nowhere.ts';
import { everyWeekIsReported } from './every-week-is-reported.ts';
import { figuresAreTheRows } from './figures-are-the-rows.ts';
import { messagesSayOnlyOurs } from './messages-say-only-ours.ts';
import { noNudgeForWhatWasTakenBack } from './no-nudge-for-what-was-taken-back.ts';
import { nudgesAreInTime } from './nudges-are-in-time.ts';
import { nudgesAreTrue } from './nudges-are-true.ts';
import { nudgesKeepTheirPace } from './nudges-keep-their-pace.ts';
import { nudgesWaitForTheMorning } from './nudges-wait-for-the-morning.ts';
import { offersFit } from './offers-fit.ts';
import { oneNudgePerOrder } from './one-nudge-per-order.ts';
import { oneNudgePerWindow } from './one-nudge-per-window.ts';
import { onlyReadersLeave } from './only-readers-leave.ts';
import { optingOutIsHeard } from './opting-out-is-heard.ts';
import { ordersAreTakenOnOnce } from './orders-are-taken-on-once.ts';
import { isOneTapLink } from './reading.ts';
import { silenceAfterOptingOut } from './silence-after-opting-out.ts';
import { tapsArePeople } from './taps-are-people.ts';
import { theMirrorIsTheShelf } from './the-mirror-is-the-shelf.ts';
import { weeksAreReportedOnce } from './weeks-are-reported-once.ts';
import { whatWasDueWasSent } from './what-was-due-was-sent.ts';
import { whatWasTakenBackIsKnown } from './what-was-taken-back-is-known.ts';
import { windowsAreClosed } from './windows-are-closed.ts';

export const laws: readonly Law[] = [
  capsHaveAReason,
  consentComesFirst,
  consentsAreKept,
  erasedCustomersAreNowhere,
  messagesSayOnlyOurs,
  noNudgeForWhatWasTakenBack,
  nudgesAreInTime,
  nudgesAreTrue,
  nudgesWaitForTheMorning,
  offersFit,
  oneNudgePerOrder,
  oneNudgePerWindow,
  onlyReadersLeave,
  optingOutIsHeard,
  ordersAreTakenOnOnce,
  silenceAfterOptingOut,
  tapsArePeople,
  theMirrorIsTheShelf,
  windowsAreClosed,
  weeksAreReportedOnce,
  whatWasDueWasSent,
  // A tap acts on GET: on an e-mail's link, and on the short one of a text.
  openingAPageChangesNothing('upsell', ({ url }) => isOneTapLink(url)),
  everyWeekIsReported,
  figuresAreTheRows,
  nudgesKeepTheirPace,
  whatWasTakenBackIsKnown,
  putOffMeansAPause({
    product: 'upsell',
    table: 'upsr-offers',
    key: 'offer_id',
    nextIn: 'send_at',
    waits: { state: 'chosen' },
  }),
];
