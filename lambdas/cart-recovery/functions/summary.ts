// cr-summary: on the first Monday of a month at nine, what became of the past month's carts. It asks every morning whether
// that letter is still owed, so that a Monday on which nothing worked costs a day and not the month. Every figure is counted
// by code; the model may word one paragraph, and only with our numbers in it.
import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { sesClient } from '../../../shared/aws/ses-client.ts';
import { BadRowError, eachRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makeSendEmail } from '../../../shared/messages/email.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import type { AskModel } from '../../../shared/model/port.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { paragraphByModel } from '../../../shared/owner-mail/model-paragraph.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import {
  type CalendarMonth,
  isDayOfSummary,
  monthToSumUp,
  previousMonth,
} from '../../../shared/time/calendar-month.ts';
import { type FinishedPeriods, makeFinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { cartProblem } from '../decisions/cart-problem.ts';
import { summaryFigures } from '../decisions/summary.ts';
import { paragraphPrompt } from '../decisions/summary-paragraph.ts';
import type { CartRow } from '../rows.ts';
import { loadRules } from '../rules/load.ts';
import type { CartRules } from '../rules/shape.ts';
import { makeCartReads } from '../state/cart-reads.ts';
import type { Carts } from '../state/carts.ts';
import { paragraphFacts, summaryEmail } from '../summary/summary-email.ts';

export type SummaryParts = SendOnceParts & {
  readonly shop: Shop;
  readonly log: Log;
  readonly rules: () => Promise<Pick<CartRules, 'recoveredWithinDays'>>;
  readonly carts: Pick<Carts, 'byDay'>;
  readonly finished: FinishedPeriods;
  readonly ask: AskModel;
};

const KEEP_DAYS = 400;
/** A quarter: what is older is no news to anybody. */
const MOST_MONTHS = 3;

/** Sums up the months that are due and were not yet, usually none. Of two runs at once one reports. */
export function makeSummary(parts: SummaryParts) {
  return async (): Promise<{ reported: string[] }> => {
    const now = parts.now();
    const { timeZone } = parts.shop;
    const past = {
      run: 'monthly-summary',
      last: monthToSumUp(now, timeZone),
      before: previousMonth,
      most: MOST_MONTHS,
      isDueToday: isDayOfSummary(now, timeZone),
    };
    const reported = await makeUp(past, (month) => sumUp(month, parts), parts.finished);
    return { reported: reported.filter((month) => month !== undefined) };
  };
}

/** Counts and writes, then claims the month and sends. */
async function sumUp(month: CalendarMonth, parts: SummaryParts): Promise<string | undefined> {
  const { recoveredWithinDays } = await parts.rules();
  const rows: CartRow[] = [];
  const each = eachRow('cart', parts.log);
  // Counted alone first: a row that cannot be counted must not cost the owner the month.
  for (const day of month.days)
    for (const row of await parts.carts.byDay(day))
      if (await each.apart(row.cart_id, () => counted(row, recoveredWithinDays))) rows.push(row);
  await tellLeftOut({ run: 'summary', from: `the summary of ${month.key}`, rows: each.leftOut() }, parts);
  const figures = summaryFigures(rows, recoveredWithinDays);
  // A month without carts is no news.
  if (figures.seen + figures.writtenOff === 0) return undefined;

  const facts = paragraphFacts(figures, { month, recoveredWithinDays }, parts.shop);
  const paragraph = await paragraphByModel(paragraphPrompt(facts), facts, parts);
  const email = summaryEmail(figures, { month, recoveredWithinDays, paragraph }, parts.shop);
  const letter = { claim: `monthly-summary#${month.key}`, email, keepDays: KEEP_DAYS };
  const told = await sendOnce(letter, parts);
  mustHaveGoneOut(told, `The summary of ${month.key}`);
  if (told.outcome === 'already') return undefined;
  parts.log.info('month summed up', { month: month.key, byModel: paragraph !== undefined });
  return month.key;
}

function counted(row: CartRow, recoveredWithinDays: number) {
  const problem = cartProblem(row);
  if (problem !== undefined) throw new BadRowError(problem);
  return summaryFigures([row], recoveredWithinDays);
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const log = standardLog('cr-summary');
  const shop = readShop(process.env);
  const rules = rulesOnAws(log);
  return makeSummary({
    shop,
    log,
    now: () => new Date(),
    rules: async () => (await loadRules(rules, shop.currency)).rules,
    carts: makeCartReads(dynamo, required('STATE_TABLE')),
    finished: makeFinishedPeriods(dynamo, required('NOTICES_TABLE')),
    notices: makeNotices({ documents: dynamo, table: required('NOTICES_TABLE'), now: Date.now }),
    ask: makeAskModel({ client: bedrockClient(), modelId: shop.modelId, log }),
    sendEmail: makeSendEmail({
      client: sesClient(),
      from: shop.senderAddress,
      fromName: shop.name,
      configurationSet: required('CONFIGURATION_SET'),
    }),
  });
});
