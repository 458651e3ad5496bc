// cr-summary: on the first Monday of a month at nine, what became of the past month's carts. Every figure is counted
// by code; the model may word one paragraph, and only with our numbers in it.
import { bedrockClient } from '../../shared/aws/bedrock-client.ts';
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { sesClient } from '../../shared/aws/ses-client.ts';
import { monthBefore } from '../../shared/calendar-month.ts';
import { type Log, standardLog } from '../../shared/log.ts';
import { makeSendEmail } from '../../shared/messages/email.ts';
import { isSurelyNotSent, type SendEmail } from '../../shared/messages/outcome.ts';
import { makeAskModel } from '../../shared/model.ts';
import { paragraphByModel } from '../../shared/model-paragraph.ts';
import type { AskModel } from '../../shared/model-port.ts';
import { makeNotices, type Notices } from '../../shared/notices.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { rulesOnAws } from '../../shared/rules/source-on-aws.ts';
import { readShop, type Shop } from '../../shared/shop.ts';
import { summaryFigures } from './decisions/summary.ts';
import { paragraphPrompt } from './decisions/summary-paragraph.ts';
import { loadRules } from './rules/load.ts';
import type { CartRules } from './rules/shape.ts';
import { makeAudit } from './state/audit.ts';
import { type Carts, makeCarts } from './state/carts.ts';
import type { CartRow } from './state/rows.ts';
import { paragraphFacts, summaryEmail } from './summary-email.ts';

export type SummaryParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: () => Date;
  readonly rules: () => Promise<Pick<CartRules, 'recoveredWithinDays'>>;
  readonly carts: Pick<Carts, 'byDay'>;
  readonly notices: Notices;
  readonly ask: AskModel;
  readonly sendEmail: SendEmail;
};

const NOTICE_KEEP_DAYS = 400;

/** Claims the month, then writes and sends: of two runs one reports. A certain failure gives the claim back. */
export function makeSummary(parts: SummaryParts) {
  return async (): Promise<{ reported: string | undefined }> => {
    const now = parts.now();
    const month = monthBefore(now, parts.shop.timeZone);
    const { recoveredWithinDays } = await parts.rules();
    const rows: CartRow[] = [];
    for (const day of month.days) rows.push(...(await parts.carts.byDay(day)));
    const figures = summaryFigures(rows, recoveredWithinDays);
    // A month without carts is no news.
    if (figures.seen + figures.writtenOff === 0) return { reported: undefined };

    const notice = `monthly-summary#${month.key}`;
    const expiresAt = Math.floor(now.getTime() / 1000) + NOTICE_KEEP_DAYS * 86_400;
    if (!(await parts.notices.claim(notice, expiresAt))) return { reported: undefined };
    const facts = paragraphFacts(figures, { month, recoveredWithinDays }, parts.shop);
    const paragraph = await paragraphByModel(paragraphPrompt(facts), facts, parts);
    const result = await parts.sendEmail(
      summaryEmail(figures, { month, recoveredWithinDays, paragraph }, parts.shop),
    );
    if (isSurelyNotSent(result)) {
      await parts.notices.release(notice);
      throw new Error(`The summary of ${month.key} was not sent: ${result.reason}`);
    }
    parts.log.info('month summed up', { month: month.key, byModel: paragraph !== undefined });
    return { reported: month.key };
  };
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
    carts: makeCarts(dynamo, required('STATE_TABLE'), makeAudit(dynamo, '')),
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
