// The laws of the loyalty tracker.
import type { Law } from '../../../../simulator/law.ts';
import { openingAPageChangesNothing } from '../../../../simulator/laws/opening-a-page-changes-nothing.ts';
import { addressesAreConfirmedByTheirReaders } from './addresses-are-confirmed-by-their-readers.ts';
import { balanceIsNeverNegative } from './balance-is-never-negative.ts';
import { balanceIsTheLedger } from './balance-is-the-ledger.ts';
import { confirmationsAreFew } from './confirmations-are-few.ts';
import { copiesAreWhole } from './copies-are-whole.ts';
import { erasedMembersAreNowhere } from './erased-members-are-nowhere.ts';
import { eveningMailsKeepTheirPace } from './evening-mails-keep-their-pace.ts';
import { eveningsAreMailed } from './evenings-are-mailed.ts';
import { everyMonthIsSummedUp } from './every-month-is-summed-up.ts';
import { heldSalesAreDecidedOnce } from './held-sales-are-decided-once.ts';
import { mailIsInTime } from './mail-is-in-time.ts';
import { mailIsWelcome } from './mail-is-welcome.ts';
import { mailWaitsForTheMorning } from './mail-waits-for-the-morning.ts';
import { monthsAreSummedUpOnce } from './months-are-summed-up-once.ts';
import { newestFiguresCount } from './newest-figures-count.ts';
import { oddBasketsWait } from './odd-baskets-wait.ts';
import { oneBalanceADay } from './one-balance-a-day.ts';
import { oneLookOneReward } from './one-look-one-reward.ts';
import { operationsCountOnce } from './operations-count-once.ts';
import { refundsAreTakenBack } from './refunds-are-taken-back.ts';
import { refundsTakeWhatIsLeft } from './refunds-take-what-is-left.ts';
import { registeredSalesAreFinished } from './registered-sales-are-finished.ts';
import { regularsAreNudgedGently } from './regulars-are-nudged-gently.ts';
import { rewardsAreAnnounced } from './rewards-are-announced.ts';
import { rewardsAreAnnouncedOnce } from './rewards-are-announced-once.ts';
import { salesAreCounted } from './sales-are-counted.ts';
import { tillsBooksAgree } from './tills-books-agree.ts';

export const laws: readonly Law[] = [
  addressesAreConfirmedByTheirReaders,
  balanceIsNeverNegative,
  balanceIsTheLedger,
  confirmationsAreFew,
  copiesAreWhole,
  erasedMembersAreNowhere,
  heldSalesAreDecidedOnce,
  mailIsInTime,
  mailIsWelcome,
  mailWaitsForTheMorning,
  monthsAreSummedUpOnce,
  newestFiguresCount,
  oddBasketsWait,
  oneBalanceADay,
  oneLookOneReward,
  openingAPageChangesNothing('loyalty'),
  operationsCountOnce,
  refundsAreTakenBack,
  refundsTakeWhatIsLeft,
  registeredSalesAreFinished,
  regularsAreNudgedGently,
  rewardsAreAnnounced,
  rewardsAreAnnouncedOnce,
  salesAreCounted,
  tillsBooksAgree,
  everyMonthIsSummedUp,
  eveningMailsKeepTheirPace,
  eveningsAreMailed,
];
