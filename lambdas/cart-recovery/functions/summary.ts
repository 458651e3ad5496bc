// cr-summary: on the first Monday of a month at nine, what became of the past month's carts. It asks every morning whether
// that letter is still owed, so that a Monday on which nothing worked costs a day and not the month. Every figure is counted
// by code; the model may word one paragraph, and only with our numbers in it. And every morning the figures of the owner's page.

import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { makeCountDashboard } from '../../../shared/dashboard/count-dashboard.ts';
import { type DashboardUrl, dashboardUrl } from '../../../shared/dashboard/dashboard-link.ts';
import { makeDashboards } from '../../../shared/dashboard/dashboard-row.ts';
import { countWeek } from '../../../shared/dashboard/figures.ts';
import { sharedDashboardsOnAws } from '../../../shared/dashboard/shared-dashboards.ts';
import { bothOf } from '../../../shared/handlers/both-of.ts';
import { BadRowError, eachRow } from '../../../shared/handlers/each-row.ts';
import { standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { lettersOnAws } from '../../../shared/messages/email-on-aws.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import {
  type CountedMonth,
  type MonthlySummaryParts,
  sumUpMonths,
} from '../../../shared/owner-mail/monthly-summary.ts';
import { readDocuments } from '../../../shared/rules/owner-documents.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { readShop } from '../../../shared/shop/shop.ts';
import { type CalendarMonth, monthBefore } from '../../../shared/time/calendar-month.ts';
import { makeFinishedPeriods } from '../../../shared/time/finished-periods.ts';
import { cartSheet } from '../dashboard/cart-sheet.ts';
import { cartFigures, WITHIN_DAYS } from '../dashboard/week-figures.ts';
import { type Brought, type BroughtBy, brought, together } from '../decisions/brought.ts';
import { cartProblem } from '../decisions/cart-problem.ts';
import { summaryFigures } from '../decisions/summary.ts';
import { cartsPrompt } from '../decisions/summary-paragraph.ts';
import type { CartRow } from '../rows.ts';
import { loadDocuments, loadRules } from '../rules/load.ts';
import type { CartRules } from '../rules/shape.ts';
import { type BroughtMonths, makeBroughtMonths } from '../state/brought-so-far.ts';
import { makeCartReads } from '../state/cart-reads.ts';
import type { Carts } from '../state/carts.ts';
import { makeWeekRows } from '../state/week-rows.ts';
import { paragraphFacts, summaryEmail } from '../summary/summary-email.ts';

export type SummaryParts = MonthlySummaryParts & {
  readonly rules: () => Promise<Pick<CartRules, 'recoveredWithinDays'>>;
  readonly carts: Pick<Carts, 'byDay'>;
  readonly broughtMonths: BroughtMonths;
  /** The link to the owner's page. */
  readonly dashboardUrl?: DashboardUrl;
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
  const dashboard = await parts.dashboardUrl?.();
  const facts = paragraphFacts(figures, { month, recoveredWithinDays }, parts.shop);
  return {
    facts,
    prompt: cartsPrompt(facts),
    email: (paragraph) =>
      summaryEmail(figures, { month, recoveredWithinDays, paragraph, so, dashboard }, parts.shop),
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
  const letters = lettersOnAws(shop, log, dynamo);
  const [table, notices] = [required('STATE_TABLE'), required('NOTICES_TABLE')];
  const rulesInForce = async () => (await loadRules(rules, shop.currency)).rules;
  const carts = makeCartReads(dynamo, table);
  const broughtMonths = makeBroughtMonths(dynamo, notices);
  const weekRows = makeWeekRows({ client: dynamo, table, zone: shop.timeZone, carts });
  const summary = makeSummary({
    ...letters,
    rules: rulesInForce,
    carts,
    broughtMonths,
    dashboardUrl: dashboardUrl({ ...letters, baseUrl: required('UNSUB_URL'), linkKeys: makingKeys() }),
    finished: makeFinishedPeriods(dynamo, notices),
    ask: makeAskModel({ client: bedrockClient(), modelId: shop.modelId, log }),
  });
  const countDashboard = makeCountDashboard({
    ...letters,
    ...sharedDashboardsOnAws(process.env, 'cart-recovery'),
    dashboards: makeDashboards(dynamo, notices),
    async countWeek(week) {
      const { recoveredWithinDays: withinDays } = await rulesInForce();
      const figures = cartFigures({ withinDays, currency: shop.currency });
      return { ...(await countWeek(week, weekRows, figures)), [WITHIN_DAYS]: withinDays };
    },
    async sheet() {
      const documents = readDocuments(await loadDocuments(rules, shop.currency));
      const so = await broughtMonths.soFar(monthBefore(letters.now(), shop.timeZone));
      const { recoveredWithinDays: withinDays } = await rulesInForce();
      return cartSheet({ so, documents, withinDays }, shop);
    },
  });
  return bothOf(summary, countDashboard);
});
