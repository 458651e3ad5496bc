// A page behind a link in a mail. Opening it changes nothing, because mail scanners open every link; its button posts
// back to the same address, and so do mail programs with a one-click button (RFC 8058).
import type { PageAnswer } from '../pages/page.ts';
import { methodNotAllowed } from './answer.ts';
import { readForm } from './form.ts';
import type { WebhookRequest } from './request.ts';

export type Question = {
  /** GET and HEAD: asks, and may look but not touch. */
  readonly ask: () => Promise<PageAnswer>;
  /** POST: does it, safe to repeat. `form` is empty where what was posted is no small form. */
  readonly act: (form: URLSearchParams) => Promise<PageAnswer>;
};

const FORM_LIMIT_BYTES = 1_000;

/** Answers GET with the question, POST with the deed, anything else with 405. */
export async function answerQuestion(
  request: Pick<WebhookRequest, 'method' | 'body'>,
  { ask, act }: Question,
): Promise<PageAnswer> {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return ask();
    case 'POST':
      return act(readForm(request.body, FORM_LIMIT_BYTES));
    default:
      return methodNotAllowed('GET', 'HEAD', 'POST');
  }
}
