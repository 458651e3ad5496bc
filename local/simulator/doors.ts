// The only ways from the simulated world into the shop: signed webhooks, and requests to its pages. What was asked and
// answered goes into the books.

import type { Runtime } from '../runtime/runtime.ts';
import { signStandardWebhook } from '../sample/store/sign.ts';
import type { Books, Visit } from './books.ts';
import type { Row } from './law.ts';

export type Telling = {
  readonly product: string;
  /** The function that takes this sender's webhooks. */
  readonly function: string;
  readonly webhookId: string;
  readonly attempt: number;
  readonly event: Row;
  /** By how much the sender's clock is wrong. */
  readonly skewMs?: number;
};

export type DoorAnswer = {
  /** Undefined: no answer was heard. */
  readonly status: number | undefined;
  readonly headers: Headers;
  readonly text: string;
};

export type PageRequest = Pick<Visit, 'product' | 'by'> & {
  readonly url: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Doors = {
  /** Posts one attempt at a webhook and answers whether the sender heard a yes. */
  tell(telling: Telling): Promise<boolean>;
  visit(request: PageRequest): Promise<DoorAnswer>;
};

export function makeDoors(runtime: Runtime, books: Books): Doors {
  const send = async (url: string, init: RequestInit): Promise<DoorAnswer> => {
    try {
      const answer = await fetch(url, { redirect: 'manual', ...init });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    } catch {
      return { status: undefined, headers: new Headers(), text: '' };
    }
  };

  return {
    async tell({ product, function: name, webhookId, attempt, event, skewMs = 0 }) {
      const receiver = runtime.status().functions.find((one) => one.name.startsWith(name));
      if (receiver?.url === undefined || receiver.webhook === undefined)
        throw new Error(`No function ${name} takes webhooks`);
      const body = JSON.stringify(event);
      const at = runtime.now();
      const signed = signStandardWebhook(
        body,
        receiver.webhook.secret,
        webhookId,
        new Date(at.getTime() + skewMs),
      );
      const headers = { 'content-type': 'application/json', ...signed };
      const { status, text } = await send(receiver.url, { method: 'POST', headers, body });
      books.delivered({
        product,
        function: name,
        webhookId,
        attempt,
        event,
        at: at.toISOString(),
        status,
        outcome: outcomeIn(text),
      });
      return status !== undefined && status >= 200 && status < 300;
    },
    async visit({ product, by, url, method, headers = {}, body }) {
      const at = runtime.now().toISOString();
      const answer = await send(url, { method, headers, ...(body === undefined ? {} : { body }) });
      books.visited({ product, by, at, method, url, status: answer.status });
      return answer;
    },
  };
}

function outcomeIn(text: string): string {
  try {
    return String((JSON.parse(text) as { status?: string }).status ?? '');
  } catch {
    return '';
  }
}
