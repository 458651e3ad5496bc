// cr-nightly-export: at two at night, the carts of the day that just ended on the shop's own calendar, as a list that
// a person reads over coffee: in a Google Sheet, or else as CSV with a link by e-mail. The list is a window, not a
// second copy: nothing is ever read back from it.
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { dynamoClient } from '../../shared/aws/dynamo-client.ts';
import { s3Client } from '../../shared/aws/s3-client.ts';
import { secretsClient } from '../../shared/aws/secrets-client.ts';
import { sesClient } from '../../shared/aws/ses-client.ts';
import { csvText } from '../../shared/csv.ts';
import { serviceAccountFrom } from '../../shared/google/service-account.ts';
import { makeSheets, type Sheets } from '../../shared/google/sheets.ts';
import { type Log, standardLog } from '../../shared/log.ts';
import { makeSendEmail } from '../../shared/messages/email.ts';
import { mustBeTold, type SendLetterParts, sendLetter } from '../../shared/messages/send-letter.ts';
import { makeNotices } from '../../shared/notices.ts';
import { onFirstCall, required } from '../../shared/on-first-call.ts';
import { rulesOnAws } from '../../shared/rules/source-on-aws.ts';
import { makeSecrets } from '../../shared/secrets.ts';
import { readShop, type Shop } from '../../shared/shop.ts';
import { addDuration, localDate } from '../../shared/time.ts';
import { linkKeys } from '../../shared/webhook-secret.ts';
import { EXPORT_COLUMNS, type ExportRow, exportRows } from './decisions/export.ts';
import { isRecovered } from './decisions/recovered.ts';
import { exportEmail } from './export-email.ts';
import { exportKey } from './export-key.ts';
import { exportLink, ownerLink } from './links.ts';
import { loadRules } from './rules/load.ts';
import type { CartRules } from './rules/shape.ts';
import { makeAudit } from './state/audit.ts';
import { type Carts, makeCarts } from './state/carts.ts';
import type { CartRow } from './state/rows.ts';

export type ExportParts = SendLetterParts & {
  readonly shop: Shop;
  readonly log: Log;
  readonly rules: () => Promise<Pick<CartRules, 'recoveredWithinDays'>>;
  readonly carts: Pick<Carts, 'byDay'>;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly unsubUrl: string;
  readonly putObject: (key: string, text: string) => Promise<void>;
  /** Where the shop keeps its lists in Google; absent: CSV. */
  readonly sheets?: Sheets;
};

export type ExportResult = {
  readonly day: string;
  readonly carts: number;
  readonly to: 'sheet' | 'csv' | 'nowhere';
};

/** Safe to run twice: the list is the same one again, and only one of the runs writes to the owner. */
export function makeNightlyExport(parts: ExportParts) {
  return async (): Promise<ExportResult> => {
    const now = parts.now();
    const { timeZone } = parts.shop;
    const day = localDate(addDuration(now, '-P1D', timeZone), timeZone);
    const [rules, found, [key]] = await Promise.all([
      parts.rules(),
      parts.carts.byDay(day),
      parts.linkKeys(),
    ]);
    if (key === undefined) throw new Error('The webhook secret holds no link key');
    // A purchase in the till or without a basket of its own is no cart that anybody left.
    const carts = found.filter(({ changed_at }) => changed_at !== undefined);
    const link = (action: Parameters<typeof ownerLink>[1]['action'], cartId: string) =>
      ownerLink(parts.unsubUrl, { action, cartId }, { key, now });
    const rows = exportRows({
      day,
      carts,
      recoveredWithinDays: rules.recoveredWithinDays,
      zone: timeZone,
      linksOf: (cartId) => ({
        suppress: link('suppress', cartId),
        unsubscribe: link('unsubscribe', cartId),
        writeOff: link('write-off', cartId),
      }),
    });
    const to = await deliver(
      { day, rows, carts, rules, url: exportLink(parts.unsubUrl, day, { key, now }) },
      parts,
    );
    parts.log.info('carts exported', { day, carts: carts.length, to });
    return { day, carts: carts.length, to };
  };
}

type List = {
  readonly day: string;
  readonly rows: readonly ExportRow[];
  readonly carts: readonly CartRow[];
  readonly rules: Pick<CartRules, 'recoveredWithinDays'>;
  readonly url: string;
};

async function deliver(list: List, parts: ExportParts): Promise<ExportResult['to']> {
  // A day without carts is no news.
  if (list.rows.length === 0) return 'nowhere';
  if (parts.sheets !== undefined) {
    await parts.sheets.upsert({ tab: list.day.slice(0, 7), columns: EXPORT_COLUMNS, rows: list.rows });
    return 'sheet';
  }
  await parts.putObject(exportKey(list.day), csvText([EXPORT_COLUMNS, ...list.rows]));
  await tellOwner(list, parts);
  return 'csv';
}

async function tellOwner({ day, carts, rules, url }: List, parts: ExportParts): Promise<void> {
  const recovered = carts.filter((cart) => isRecovered(cart, rules.recoveredWithinDays)).length;
  const open = carts.filter(({ status }) => status === 'open').length;
  const email = exportEmail({ day, url, carts: carts.length, open, recovered }, parts.shop);
  mustBeTold(await sendLetter({ claim: `carts-of-day#${day}`, email }, parts), `The list of ${day}`);
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const s3 = s3Client();
  const log = standardLog('cr-nightly-export');
  const shop = readShop(process.env);
  const secrets = makeSecrets(secretsClient(), Date.now);
  const bucket = required('RULES_BUCKET');
  const sheetId = process.env.SHEET_ID ?? '';
  const rules = rulesOnAws(log);
  return makeNightlyExport({
    shop,
    log,
    now: () => new Date(),
    rules: async () => (await loadRules(rules, shop.currency)).rules,
    carts: makeCarts(dynamo, required('STATE_TABLE'), makeAudit(dynamo, '')),
    notices: makeNotices({ documents: dynamo, table: required('NOTICES_TABLE'), now: Date.now }),
    linkKeys: linkKeys(secrets, required('WEBHOOK_SECRET')),
    unsubUrl: required('UNSUB_URL'),
    putObject: async (key, text) => {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: text,
          ContentType: 'text/csv; charset=utf-8',
        }),
      );
    },
    sendEmail: makeSendEmail({
      client: sesClient(),
      from: shop.senderAddress,
      fromName: shop.name,
      configurationSet: required('CONFIGURATION_SET'),
    }),
    ...(sheetId === ''
      ? {}
      : {
          sheets: makeSheets(
            {
              serviceAccount: serviceAccountFrom(secrets, required('DRIVE_SECRET')),
              fetch,
              now: Date.now,
              sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
            },
            sheetId,
          ),
        }),
  });
});
