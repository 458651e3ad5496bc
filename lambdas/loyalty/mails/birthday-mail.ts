// Congratulations, with points that are on the card already.
import type { Email } from '../../../shared/messages/outcome.ts';
import { decideMail } from '../decisions/mail.ts';
import { mailWords, pointsText } from '../decisions/mail-words.ts';
import type { Birthday } from '../names.ts';
import { figuresOf, type MemberMail } from './balance-mail.ts';
import { birthdayClaim } from './claims.ts';
import { framed, progressBlocks, readyBlocks } from './mail-frame.ts';
import { dropped, type MailParts, memberMail } from './mail-parts.ts';
import { sendWhereWelcome, type Welcome } from './send-welcome.ts';

export async function birthday(event: Birthday, parts: MailParts): Promise<Welcome> {
  const member = await parts.members.get(event.phone);
  const decision = decideMail('birthday', member);
  if (decision.kind === 'drop' || member === undefined) return { result: dropped(decision) };
  const { birthday: template } = await parts.voice();
  const mail = await memberMail(member, decision.to, template, parts);
  const email = birthdayMail({ ...mail, points: event.points });
  const finished = { claim: birthdayClaim(event), email };
  return sendWhereWelcome({ ...member, email: decision.to }, finished, parts);
}

/** `points` is the present, which is on the card already. */
export const birthdayMail = (mail: MemberMail & { readonly points: number }): Email => {
  const points = pointsText(mail.points, mail.shop.locale);
  return framed({
    ...mail,
    to: [mail.to],
    words: mailWords(mail.template, { ...figuresOf(mail), points }),
    blocks: [
      {
        kind: 'figure',
        figure: `+${points}`,
        label: `points for your birthday, from ${mail.shop.name}. You have ${pointsText(mail.balance, mail.shop.locale)} now.`,
      },
      ...progressBlocks(mail.balance, mail.rewards, mail.shop),
      ...readyBlocks(mail.balance, mail.rewards, mail.shop),
    ],
    because: `You get this because you told ${mail.shop.name} your birthday.`,
    kind: 'birthday',
  });
};
