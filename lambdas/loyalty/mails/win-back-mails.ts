// The two mails to a regular who has been away: a friendly word, and a few points as a present.
import type { Email } from '../../../shared/messages/outcome.ts';
import { mailWords, pointsText } from '../decisions/mail-words.ts';
import { figuresOf, type MemberMail } from './balance-mail.ts';
import { balanceBlock, framed, progressBlocks, readyBlocks } from './mail-frame.ts';

export const nudgeMail = (mail: MemberMail): Email =>
  framed({
    ...mail,
    to: [mail.to],
    words: mailWords(mail.template, figuresOf(mail)),
    blocks: [
      balanceBlock(mail.balance, mail.shop),
      ...progressBlocks(mail.balance, mail.rewards, mail.shop),
      ...readyBlocks(mail.balance, mail.rewards, mail.shop),
    ],
    because: `You get this because you are a regular of ${mail.shop.name} and we have not seen you for a while.`,
    kind: 'win-back-nudge',
  });

/** `points` is the present, which is on the card already. */
export const bonusMail = (mail: MemberMail & { readonly points: number }): Email =>
  framed({
    ...mail,
    to: [mail.to],
    words: mailWords(mail.template, {
      ...figuresOf(mail),
      points: pointsText(mail.points, mail.shop.locale),
    }),
    blocks: [
      {
        kind: 'figure',
        figure: `+${pointsText(mail.points, mail.shop.locale)}`,
        label: `points, a present from ${mail.shop.name}. You have ${pointsText(mail.balance, mail.shop.locale)} now.`,
      },
      ...progressBlocks(mail.balance, mail.rewards, mail.shop),
      ...readyBlocks(mail.balance, mail.rewards, mail.shop),
    ],
    because: `You get this because ${mail.shop.name} gave you bonus points.`,
    kind: 'win-back-bonus',
  });
