// The page behind the way out of a reward's mail: no mail at all any more, because the address is taken away. Opening it
// changes nothing; its button posts back to the same address, and so do mail programs with a one-click button (RFC 8058).

import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { markup } from '../../../shared/pages/markup.ts';
import type { PageAnswer } from '../../../shared/pages/page.ts';
import { answerQuestion } from '../../../shared/webhooks/question.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import { isReader, type MailConsent, type Reader } from '../state/mail-consent.ts';
import type { Members } from '../state/members.ts';
import { type Frame, memberPage } from './frame.ts';

export type StopPageParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly members: Pick<Members, 'get'>;
  readonly consent: Pick<MailConsent, 'clear'>;
};

/** Answers GET with the question, POST with the deed. Whoever stopped before hears that it is so. */
export async function answerStopPage(
  request: WebhookRequest,
  { frame, reader }: { readonly frame: Frame; readonly reader: Reader },
  parts: StopPageParts,
): Promise<PageAnswer> {
  const { phone, addressDigest } = reader;
  return answerQuestion(request, {
    async ask() {
      const member = await parts.members.get(phone);
      return isReader(member, addressDigest) ? questionPage(frame) : stoppedPage(frame);
    },
    async act() {
      const clearing = {
        phone,
        which: 'confirmed',
        seen: addressDigest,
        by: 'member',
        at: parts.now(),
      } as const;
      parts.log.info('all mail was stopped', { result: await parts.consent.clear(clearing) });
      return stoppedPage(frame);
    },
  });
}

const questionPage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'No mail at all?',
    markup`<h1>No mail at all?</h1>
<p>Press the button, and ${frame.shop.name} takes this address away: no news of rewards, no balances, nothing else.</p>
<form method="post"><button type="submit">Stop all mails</button></form>
<p class="soft">Your points and rewards stay, and you find them at the counter under your phone number.</p>`,
  );

const stoppedPage = (frame: Frame): PageAnswer =>
  memberPage(
    frame,
    'No more mail',
    markup`<h1>You get no mail any more</h1>
<p>${frame.shop.name} has no address of yours to write to. Your points and rewards stay.</p>
<p class="soft">Would you like mails again one day? Ask at the counter.</p>`,
  );
