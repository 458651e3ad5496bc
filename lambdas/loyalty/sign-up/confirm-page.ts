// The page behind the confirmation link. Opening it changes nothing, because mail scanners open every link; its button
// confirms. A link that is too old confirms nothing and offers a new mail to the same address.
import { markup } from '../../../shared/pages/markup.ts';
import type { PageAnswer } from '../../../shared/pages/page.ts';
import { methodNotAllowed } from '../../../shared/webhooks/answer.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import { CONFIRM_LINK_DAYS, type ConfirmToken } from '../mails/links.ts';
import { type ConfirmationParts, sendConfirmation } from '../mails/send-confirmation.ts';
import { isReader, type MailConsent } from '../state/mail-consent.ts';
import type { Members } from '../state/members.ts';
import { type Frame, memberPage, seeOther } from './frame.ts';
import { troublePage } from './sign-up-pages.ts';

export type ConfirmPageParts = ConfirmationParts & {
  readonly members: Pick<Members, 'get'>;
  readonly consent: Pick<MailConsent, 'confirm'>;
};

export type ConfirmVisit = {
  readonly frame: Frame;
  readonly token: ConfirmToken;
  readonly baseUrl: string;
};

/** Answers GET with the question, POST with the deed. */
export async function answerConfirmPage(
  request: WebhookRequest,
  visit: ConfirmVisit,
  parts: ConfirmPageParts,
): Promise<PageAnswer> {
  if (!['GET', 'HEAD', 'POST'].includes(request.method)) return methodNotAllowed('GET', 'HEAD', 'POST');
  const { token, frame } = visit;
  const now = parts.now();
  const member = await parts.members.get(token.phone);
  const isWaiting = member?.pending_id === token.pendingId;
  if (!isWaiting) {
    if (!isReader(member, token.addressDigest)) return stalePage(frame);
    // Pressed again: where the press before was cut off, whoever else has to hear of it hears of it now. A complaint since then stands.
    if (request.method === 'POST' && member.opted_in && member.email_trouble === undefined)
      await confirm(token, now, parts);
    return confirmedPage(frame);
  }
  const isExpired = token.expiresAt <= now;
  if (request.method !== 'POST') return isExpired ? expiredPage(frame) : questionPage(frame, token.phone);
  if (isExpired) return sendAnother(visit, parts);
  const result = await confirm(token, now, parts);
  parts.log.info('address confirmed', { result });
  // Back to this very address, which now says that it is done.
  return result === 'stale' ? stalePage(frame) : seeOther(request.path);
}

const confirm = ({ phone, addressDigest, pendingId }: ConfirmToken, at: Date, parts: ConfirmPageParts) =>
  parts.consent.confirm({ phone, addressDigest, pendingId, at });

async function sendAnother(
  { token, frame, baseUrl }: ConfirmVisit,
  parts: ConfirmPageParts,
): Promise<PageAnswer> {
  const member = await parts.members.get(token.phone);
  if (member?.pending_email === undefined || member.pending_id !== token.pendingId) return stalePage(frame);
  const result = await sendConfirmation(
    {
      phone: token.phone,
      email: member.pending_email,
      pendingId: token.pendingId,
      baseUrl,
      // Each link can ask for one successor, however often its button is pressed.
      again: String(token.expiresAt.getTime()),
      by: member.pending_by === 'desk' ? 'desk' : 'form',
    },
    parts,
  );
  if (result === 'later' || result === 'refused') return troublePage(frame);
  if (result === 'blocked') return neverPage(frame);
  return result === 'limit' ? tomorrowPage(frame) : anotherPage(frame);
}

const questionPage = (frame: Frame, phone: string): PageAnswer =>
  memberPage(
    frame,
    'Confirm your address',
    markup`<h1>Get your balance by e-mail?</h1>
<p>${frame.shop.name} will send your balance and your rewards to this address, for the membership whose phone number ends in <strong>${phone.slice(-3)}</strong>.</p>
<form method="post"><button type="submit">Yes, confirm my address</button></form>
<p class="soft">Not your number, or not your idea? Close this page: nothing has happened yet.</p>`,
  );

const confirmedPage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'Confirmed',
    markup`<h1>Your address is confirmed</h1>
<p>From now on ${frame.shop.name} tells you here when a reward is yours, and in the evening how many points you have when they changed.</p>
<p class="soft">Every such mail has a link to stop them.</p>`,
  );

const expiredPage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'This link is too old',
    markup`<h1>This link is too old</h1>
<p>Confirmation links work for ${CONFIRM_LINK_DAYS} days. We can send a new one to the same address.</p>
<form method="post"><button type="submit">Send me a new one</button></form>
<p class="soft">Your points are not touched by this.</p>`,
    410,
  );

const anotherPage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'A new mail is on its way',
    markup`<h1>A new mail is on its way</h1>
<p>It goes to the same address and works for ${CONFIRM_LINK_DAYS} days. If you pressed the button before, it is the one that went out then.</p>`,
  );

const neverPage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'No mail to this address',
    markup`<h1>We do not write to this address</h1>
<p>Its reader asked us never to, or mail to it came back. Ask at the counter: they can note another address for you.</p>`,
    409,
  );

const tomorrowPage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'No more mails today',
    markup`<h1>No more mails today</h1>
<p>This address had several of these mails today, or all our mails for today are used up. Please look for the newest of them, or press the button again tomorrow.</p>`,
    429,
  );

const stalePage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'This link is replaced',
    markup`<h1>This link is not in use any more</h1>
<p>A newer one was sent since, or another address was given. Please use the newest mail, or sign up again.</p>
<p><a href="/">To the sign-up form</a></p>`,
    410,
  );
