// The page behind the way out. Opening it changes nothing; its button posts back to the same address, and so do mail
// programs with a one-click button (RFC 8058): whatever is posted takes the reader off, unless it asks for the opposite.

import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { markup } from '../../../shared/pages/markup.ts';
import type { PageAnswer } from '../../../shared/pages/page.ts';
import { answerQuestion } from '../../../shared/webhooks/question.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import { isReader, type MailConsent, type Reader } from '../state/mail-consent.ts';
import type { Members } from '../state/members.ts';
import { type Frame, memberPage } from './frame.ts';

export type UnsubscribePageParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly members: Pick<Members, 'get'>;
  readonly consent: Pick<MailConsent, 'setOptedIn'>;
};

/** Answers GET with the question, POST with the deed. */
export async function answerUnsubscribePage(
  request: WebhookRequest,
  { frame, reader }: { readonly frame: Frame; readonly reader: Reader },
  parts: UnsubscribePageParts,
): Promise<PageAnswer> {
  return answerQuestion(request, {
    async ask() {
      const member = await parts.members.get(reader.phone);
      return page(frame, isReader(member, reader.addressDigest) && member.opted_in);
    },
    async act(form) {
      const optedIn = form.get('wish') === 'opt-in';
      const result = await parts.consent.setOptedIn({ ...reader, optedIn, at: parts.now() });
      parts.log.info(optedIn ? 'opted in again' : 'unsubscribed', { result });
      // An address that is no member's any more gets no mail, which is what its reader asks for; the opposite it
      // cannot have back with an old link.
      return page(frame, optedIn && result !== 'other-address', true);
    },
  });
}

function page(frame: Frame, optedIn: boolean, done = false): PageAnswer {
  const { name } = frame.shop;
  return memberPage(
    frame,
    'Your mails',
    optedIn
      ? markup`<h1>${done ? 'Welcome back' : 'No more balance mails?'}</h1>
<p>${name} writes to you in the evening when your points have changed, and now and then when you have been away.</p>
<form method="post"><button type="submit">Stop these mails</button></form>
<p class="soft">Your points stay, and news of a reward you have earned still reaches you, with a link to stop that too.</p>`
      : markup`<h1>${done ? 'Done: no more balance mails' : 'You get no balance mails'}</h1>
<p>${name} sends no balance mails and no news to this address. Your points stay, and news of a reward you have earned still reaches you.</p>
<form method="post"><input type="hidden" name="wish" value="opt-in"><button class="quiet" type="submit">Send me my balance again</button></form>`,
  );
}
