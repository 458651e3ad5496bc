// The page behind "not me, never again". Opening it changes nothing; its button posts back to the same address, and so do
// mail programs with a one-click button (RFC 8058): whatever is posted counts, unless it asks for the opposite.

import type { Clock } from '../../../shared/handlers/clock.ts';
import type { Log } from '../../../shared/handlers/log.ts';
import { markup } from '../../../shared/pages/markup.ts';
import type { PageAnswer } from '../../../shared/pages/page.ts';
import { answerQuestion } from '../../../shared/webhooks/question.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import type { NeverToken } from '../mails/links.ts';
import type { ConfirmLimit } from '../state/confirm-limit.ts';
import type { MailConsent } from '../state/mail-consent.ts';
import { type Frame, memberPage } from './frame.ts';

export type NeverPageParts = {
  readonly log: Log;
  readonly now: Clock;
  readonly limit: Pick<ConfirmLimit, 'never' | 'welcomeAgain' | 'isNever'>;
  readonly consent: Pick<MailConsent, 'decline'>;
};

/** Answers GET with the question, POST with the deed. */
export async function answerNeverPage(
  request: WebhookRequest,
  { frame, token }: { readonly frame: Frame; readonly token: NeverToken },
  parts: NeverPageParts,
): Promise<PageAnswer> {
  const { digests, phone, pendingId } = token;
  return answerQuestion(request, {
    ask: async () => page(frame, await parts.limit.isNever(digests)),
    async act(form) {
      if (form.get('wish') === 'ask-again') {
        await parts.limit.welcomeAgain(digests, parts.now());
        parts.log.info('confirmation mails are welcome again');
        return page(frame, false, true);
      }
      // For good first: a function that stops after it has still kept the promise.
      await parts.limit.never(digests);
      const declined = await parts.consent.decline({ phone, pendingId, at: parts.now() });
      parts.log.info('no confirmation mails any more', { declined });
      return page(frame, true, true);
    },
  });
}

function page(frame: Frame, isNever: boolean, done = false): PageAnswer {
  const { name } = frame.shop;
  return memberPage(
    frame,
    'Never again',
    isNever
      ? markup`<h1>${done ? 'Done: we never ask again' : 'We do not ask this address'}</h1>
<p>Whoever gives this address to ${name} again, no mail asks you to confirm it.</p>
<form method="post"><input type="hidden" name="wish" value="ask-again"><button class="quiet" type="submit">It was me after all: allow it again</button></form>`
      : markup`<h1>${done ? 'You may be asked again' : 'Not you?'}</h1>
<p>${done ? `The next time somebody gives this address to ${name}, one mail asks whether it is right.` : `Somebody gave this address to ${name}. Press the button, and we never again ask this address, whoever gives it to us.`}</p>
<form method="post"><button type="submit">Not me: never ask again</button></form>`,
  );
}
