// One of every mail that a person gets, by the source file that writes it, with more in it than on an ordinary day.
import { exportEmail } from '../../lambdas/cart-recovery/nightly-list/export-email.ts';
import { bigCartLetter } from '../../lambdas/cart-recovery/reminding/big-cart-letter.ts';
import { summaryEmail as cartSummary } from '../../lambdas/cart-recovery/summary/summary-email.ts';
import { tellOfDrafts } from '../../lambdas/cart-recovery/taking-in/tell-of-drafts.ts';
import { balanceMail } from '../../lambdas/loyalty/mails/balance-mail.ts';
import { birthdayMail } from '../../lambdas/loyalty/mails/birthday-mail.ts';
import { addressNoteMail, confirmMail } from '../../lambdas/loyalty/mails/consent-mails.ts';
import { heldLetter } from '../../lambdas/loyalty/mails/held-letter.ts';
import { handedOverMail, rewardMail } from '../../lambdas/loyalty/mails/reward-mail.ts';
import { bonusMail, nudgeMail } from '../../lambdas/loyalty/mails/win-back-mails.ts';
import { defaultLoyaltyVoice as voice } from '../../lambdas/loyalty/rules/voice.ts';
import { summaryEmail as loyaltySummary } from '../../lambdas/loyalty/summary/summary-email.ts';
import { tellOfTexts } from '../../lambdas/upsell/catalogue/tell-of-texts.ts';
import { manyRepliesLetter, replyLetter } from '../../lambdas/upsell/opting-out/reply-letter.ts';
import { reportEmail } from '../../lambdas/upsell/report/report-email.ts';
import type { LoadedDocuments } from '../../lambdas/upsell/rules/load.ts';
import { defaultUpsellSettings } from '../../lambdas/upsell/rules/settings.ts';
import { defaultUpsellVoice } from '../../lambdas/upsell/rules/voice.ts';
import { runbookWords } from '../../lib/constructs/runbook.ts';
import { readShopSettings } from '../../lib/settings/shop-settings.ts';
import { ringLetter, wellLetter } from '../../shared/alarms/alarm-letter.ts';
import { alarmDescription } from '../../shared/alarms/description.ts';
import { makeDeadMan } from '../../shared/dead-man/dead-man.ts';
import { makeLog } from '../../shared/handlers/log.ts';
import type { Email } from '../../shared/messages/outcome.ts';
import type { SendOnceParts } from '../../shared/messages/send-once.ts';
import { tellLeftOut } from '../../shared/owner-mail/left-out-letter.ts';
import { lookAgainLetter } from '../../shared/rules/look-again-letter.ts';
import { problemLetter } from '../../shared/rules/problem-letter.ts';
import { isoWeekOf } from '../../shared/time/time.ts';
import { previewMails } from '../../tools/setup/preview.ts';
import { aCart } from '../lambdas/cart-recovery/builders.ts';
import { aShop } from '../lambdas/loyalty/mail-builders.ts';
import { exampleShop } from '../lib/synthesise.ts';
import { BROUGHT, CARTS, HELD, LONG, MONTH, NAMES, NOTHING, POINTS, TAKE_UP } from './every-mail-figures.ts';

type Drawn = Pick<Email, 'html'>;

const now = new Date('2026-06-09T09:00:00.000Z');
const shop = aShop({ postalAddress: '1 High Street, Oxford OX1 4AA' });
const url = 'https://desk.example/held';
const member = {
  shop,
  to: 'maria@example.com',
  name: LONG,
  balance: 108.9,
  rewards: [
    { points: 100, reward: 'free coffee' },
    { points: 250, reward: LONG },
  ],
  unsubscribeUrl: 'https://join.example/u/token',
};
const reward = { ...member, points: 24, stopUrl: 'https://join.example/s/token' };
const alarm = {
  name: 'loy-nightly-balance-errors',
  rangAt: now,
  description: alarmDescription('The evening’s run failed.', runbookWords('loy-nightly-balance-errors')),
  url,
};
const [suggestion, reminder] = previewMails(readShopSettings(exampleShop()));

/** By the path of the file whose words they are. */
export const everyMail = async (): Promise<Readonly<Record<string, readonly Drawn[]>>> => ({
  'lambdas/upsell/nudging/nudge-email.ts': [suggestion as Drawn],
  'lambdas/upsell/report/report-email.ts': [
    reportEmail(TAKE_UP, isoWeekOf(now, 'Europe/London'), shop),
    reportEmail({ ...TAKE_UP, ...NOTHING }, isoWeekOf(now, 'Europe/London'), shop),
  ],
  'lambdas/upsell/opting-out/reply-letter.ts': [
    replyLetter({ from: '+447700900123', words: LONG, stopped: true, customerIds: ['c-1'] }, shop),
    manyRepliesLetter({ ofOne: 3, ofAll: 20 }, shop),
  ],
  'lambdas/upsell/catalogue/tell-of-texts.ts': await written((parts) =>
    tellOfTexts(NAMES.map(product), {
      ...parts,
      shop: { ...shop, channel: 'sms', smsNumber: '+447700900000' },
      addLinkUrl: `https://${'x'.repeat(32)}.lambda-url.eu-west-2.on.aws/`,
      load: async () =>
        ({
          'settings.txt': { rules: { ...defaultUpsellSettings } },
          'voice.txt': { rules: defaultUpsellVoice },
        }) as unknown as LoadedDocuments,
    }),
  ),
  'lambdas/cart-recovery/reminding/reminder-email.ts': [reminder as Drawn],
  'lambdas/cart-recovery/reminding/big-cart-letter.ts': [
    bigCartLetter({ cart: aCart({ total_minor: 62_000, name: LONG }), suppressUrl: url, shop }),
  ],
  'lambdas/cart-recovery/nightly-list/export-email.ts': [
    exportEmail(
      {
        day: '2026-06-09',
        url,
        carts: 36,
        open: 12,
        recovered: 4,
        bought: 9,
        owner: shop.ownerEmails[0] ?? '',
      },
      shop,
    ),
  ],
  'lambdas/cart-recovery/summary/summary-email.ts': [
    cartSummary(CARTS, { month: MONTH, recoveredWithinDays: 7, paragraph: undefined, so: BROUGHT }, shop),
  ],
  'lambdas/cart-recovery/taking-in/tell-of-drafts.ts': await written((parts) =>
    tellOfDrafts({ ...parts, shop, drafts: { last: async () => '2026-06-01T09:00:00.000Z' } }),
  ),
  'lambdas/loyalty/mails/balance-mail.ts': [balanceMail({ ...member, template: voice.nightly })],
  'lambdas/loyalty/mails/birthday-mail.ts': [
    birthdayMail({ ...member, points: 25, template: voice.birthday }),
  ],
  'lambdas/loyalty/mails/consent-mails.ts': [
    confirmMail({ ...member, template: voice.confirm, url, neverUrl: url }),
    addressNoteMail(member),
  ],
  'lambdas/loyalty/mails/held-letter.ts': [
    heldLetter({ shop, deskUrl: url, row: HELD, member: { name: LONG, balance: 4 } }),
    heldLetter({
      shop,
      deskUrl: url,
      row: { ...HELD, kind: 'sale', computed_points: 900 },
      member: undefined,
    }),
    heldLetter({ shop, deskUrl: url, row: { ...HELD, kind: 'unread', phone: 'nobody' }, member: undefined }),
    heldLetter({ shop, deskUrl: url, row: undefined, member: undefined }),
  ],
  'lambdas/loyalty/mails/reward-mail.ts': [
    rewardMail({ ...reward, template: voice.rewardEarned }),
    handedOverMail({ ...reward, rewards: ['free coffee'] }),
  ],
  'lambdas/loyalty/mails/win-back-mails.ts': [
    nudgeMail({ ...member, template: voice.nudge }),
    bonusMail({ ...member, points: 50, template: voice.bonus }),
  ],
  'lambdas/loyalty/summary/summary-email.ts': [
    loyaltySummary(POINTS.figures, { ...POINTS.context, paragraph: undefined }, shop),
  ],
  'shared/alarms/alarm-letter.ts': [ringLetter(alarm, shop), wellLetter({ ...alarm, wellSince: now }, shop)],
  'shared/dead-man/dead-man.ts': [
    ...(await written((parts) => watching(parts, { days: [], silentSince: '2026-06-09' }))),
    ...(await written((parts) => watching(parts, { days: ['2026-06-10'], silentSince: '2026-06-09' }))),
  ],
  'shared/owner-mail/left-out-letter.ts': await written((parts) =>
    tellLeftOut(
      {
        run: 'nightly-list',
        from: 'the list of carts of 2026-06-09',
        rows: NAMES.map((row) => ({ row, why: LONG })),
      },
      { ...parts, shop },
    ),
  ),
  'shared/rules/look-again-letter.ts': [
    lookAgainLetter({
      title: 'loyalty rules',
      shop,
      document: 'rules.txt',
      version: 'abc',
      meanings: NAMES.map((text, line) => ({ line, text, means: LONG, doubts: line === 0 ? [] : [LONG] })),
    }),
  ],
  'shared/rules/problem-letter.ts': [
    problemLetter({
      title: 'loyalty rules',
      shop,
      bad: {
        document: 'rules.txt',
        version: 'abc',
        inForce: 'earlier-version',
        problems: NAMES.map((text, line) => ({ line, text, message: LONG, nearest: '1 point per dollar.' })),
      },
      inForce: NAMES.map((text, line) => ({ line, text, means: LONG, example: LONG, doubts: [LONG] })),
    }),
  ],
});

const product = (name: string, index: number) => ({
  sku: `SKU-${index}`,
  name,
  priceMinor: 4_500,
  currency: 'USD',
  category: '',
  tags: [],
  complements: [],
  storeRef: 's',
});

/** What a teller sends that claims by itself. */
async function written(tell: (parts: SendOnceParts) => Promise<unknown>): Promise<readonly Drawn[]> {
  const sent: Email[] = [];
  await tell({
    notices: { claim: async () => true, release: async () => {}, noteUnknown: async () => {} } as never,
    sendEmail: async (email) => {
      sent.push(email);
      return { outcome: 'sent', messageId: 'm' };
    },
    now: () => now,
    log: makeLog({ functionName: 'test', now: () => now, write: () => {} }),
  });
  return sent;
}

/** A store of which so much is known. */
const watching = (
  parts: SendOnceParts,
  known: { readonly days: readonly string[]; readonly silentSince: string },
) =>
  makeDeadMan({
    ...parts,
    now: () => new Date('2026-06-10T16:00:00.000Z'),
    shop: { ...shop, timeZone: 'Europe/London', locale: 'en-GB', ownerEmails: ['owner@shop.example'] },
    heard: {
      days: async () => new Set(known.days),
      silence: async () => ({ silentSince: known.silentSince }),
      fellSilent: async () => {},
      isBack: async () => {},
    },
    what: { event: 'order', from: 'the store' },
  })();
