// cr-summary: on the first Monday of a month at nine, what became of the past month's carts. It asks every morning whether
// that letter is still owed, so that a Monday on which nothing worked costs a day and not the month. Every figure is counted
// by code; the model may word one paragraph, and only with our numbers in it.

import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { BadRowError, eachRow } from '../../../shared/handlers/each-row.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import {
  type CountedMonth,
  type MonthlySummaryParts,
  sumUpMonths,
} from '../../../shared/owner-mail/monthly-summary.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import type { CalendarMonth } from '../../../shared/time/calendar-month.ts';
import { makeFinishedPeriods } from '../../../shared/time/finished-periods.ts';
import { type Brought, type BroughtBy, brought, together } from '../decisions/brought.ts';
import { cartProblem } from '../decisions/cart-problem.ts';
import { summaryFigures } from '../decisions/summary.ts';
import { cartsPrompt } from '../decisions/summary-paragraph.ts';
import type { CartRow } from '../rows.ts';
import { loadRules } from '../rules/load.ts';
import type { CartRules } from '../rules/shape.ts';
import { type BroughtMonths, makeBroughtMonths } from '../state/brought-so-far.ts';
import { makeCartReads } from '../state/cart-reads.ts';
import type { Carts } from '../state/carts.ts';
import { paragraphFacts, summaryEmail } from '../summary/summary-email.ts';

export type SummaryParts = MonthlySummaryParts & {
  readonly rules: () => Promise<Pick<CartRules, 'recoveredWithinDays'>>;
  readonly carts: Pick<Carts, 'byDay'>;
  readonly broughtMonths: BroughtMonths;
};

/** Sums up the months that are due and were not yet, usually none. */
export const makeSummary = (parts: SummaryParts) => () =>
  sumUpMonths((month) => countMonth(month, parts), parts);

async function countMonth(month: CalendarMonth, parts: SummaryParts): Promise<CountedMonth | undefined> {
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

  const by = { withinDays: recoveredWithinDays, now: parts.now(), currency: parts.shop.currency };
  const so = await parts.broughtMonths.add(month, brought(rows, by), (earlier) =>
    recounted(earlier, by, parts),
  );
  const facts = paragraphFacts(figures, { month, recoveredWithinDays }, parts.shop);
  return {
    facts,
    prompt: cartsPrompt(facts),
    email: (paragraph) => summaryEmail(figures, { month, recoveredWithinDays, paragraph, so }, parts.shop),
  };
}

/** An earlier month once more, a day at a time; what cannot be counted was told when it was the last one. */
async function recounted({ days }: CalendarMonth, by: BroughtBy, { carts }: SummaryParts) {
  const found: Brought[] = [];
  for (const day of days)
    found.push(
      brought(
        (await carts.byDay(day)).filter((row) => cartProblem(row) === undefined),
        by,
      ),
    );
  return together(found);
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
    ...lettersOnAws(shop, log, dynamo),
    rules: async () => (await loadRules(rules, shop.currency)).rules,
    carts: makeCartReads(dynamo, required('STATE_TABLE')),
    broughtMonths: makeBroughtMonths(dynamo, required('NOTICES_TABLE')),
    finished: makeFinishedPeriods(dynamo, required('NOTICES_TABLE')),
    ask: makeAskModel({ client: bedrockClient(), modelId: shop.modelId, log }),
  });
});
