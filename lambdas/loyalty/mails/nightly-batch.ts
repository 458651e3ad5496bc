// The balance mails of an evening, one batch of members at a time.
import { eachRow } from '../../../shared/handlers/each-row.ts';
import type { SendEmail } from '../../../shared/messages/outcome.ts';
import { makePacer } from '../../../shared/messages/pacer.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { decideMail } from '../decisions/mail.ts';
import type { NightlyEmail } from '../names.ts';
import type { MailTemplate } from '../rules/shape.ts';
import { balanceMail } from './balance-mail.ts';
import { nightlyClaim } from './claims.ts';
import { dropped, fatesIn, type MailParts, type MailReport, memberMail } from './mail-parts.ts';
import { sendWhereWelcome, type Welcome } from './send-welcome.ts';

export async function nightly(batch: NightlyEmail, parts: MailParts): Promise<MailReport> {
  const { nightly: template } = await parts.voice();
  const turn = makePacer(parts.shop.mailsPerSecond, parts.pace);
  const counts: Record<string, number> = {};
  const each = eachRow('balance mail', parts.log);
  const left: string[] = [];
  let holdsAll = false;
  const sendEmail: SendEmail = async (one) => {
    // Only what is really sent waits for its turn.
    await turn();
    const result = await parts.sendEmail(one);
    holdsAll = result.outcome === 'later' && result.holdsAll;
    return result;
  };
  for (const phone of batch.phones) {
    // The others would be answered the same.
    const result = holdsAll
      ? 'later'
      : await each.apart(digestOfAddress(phone), async () => {
          const told = await nightlyOne(phone, batch.day, template, { ...parts, sendEmail });
          holdsAll ||= told.holdsAll === true;
          return told.result;
        });
    if (result === undefined) continue;
    counts[result] = (counts[result] ?? 0) + 1;
    if (result === 'later') left.push(phone);
  }
  await tellLeftOut(
    { run: 'balance-mails', from: 'the balance mails of an evening', rows: each.leftOut() },
    parts,
  );
  parts.log.info('balance mails of a batch', { day: batch.day, batch: batch.batch, ...counts });
  // What failed otherwise is tried again with the whole batch: those who have their mail are claimed.
  each.settle();
  return {
    result: `sent: ${counts.sent ?? 0}`,
    fates: fatesIn(counts),
    ...(left.length === 0 ? {} : { putOff: { ...batch, phones: left } }),
  };
}

async function nightlyOne(
  phone: string,
  day: string,
  template: MailTemplate,
  parts: MailParts,
): Promise<Welcome> {
  const member = await parts.members.get(phone);
  const decision = decideMail('nightly', member);
  if (decision.kind === 'drop' || member === undefined) return { result: dropped(decision) };
  const mail = balanceMail(await memberMail(member, decision.to, template, parts));
  const recipient = { ...member, email: decision.to };
  const finished = { claim: nightlyClaim(phone, day), email: mail };
  return sendWhereWelcome(recipient, finished, parts);
}
