// The only ways from the simulated world into the shop: signed webhooks, and requests to its pages. What was asked and
// answered goes into the books.
import { request } from 'node:http';
import type { Runtime } from '../runtime/runtime.ts';
import { signStandardWebhook } from '../sample/store/sign.ts';
import type { Books, Row, Visit } from './books.ts';
import { type Forgery, forgedRequest, type Overheard } from './forgery.ts';
import type { Writes } from './writes.ts';

export type Telling = {
  readonly product: string;
  /** The function that takes this sender's webhooks. */
  readonly function: string;
  readonly webhookId: string;
  readonly attempt: number;
  readonly event: Row;
  /** By how much the sender's clock is wrong. */
  readonly skewMs?: number;
  /** The answer does not reach the sender. */
  readonly isLost?: boolean;
  /** It is somebody who only pretends to be the sender. */
  readonly forgery?: Forgery;
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
  visit(asked: PageRequest): Promise<DoorAnswer>;
  /** `fetch` without redirects, for whoever browses with cookies. */
  browser(product: string, by: Visit['by']): typeof fetch;
};

export function makeDoors(runtime: Runtime, books: Books, writes: Pick<Writes, 'watch'>): Doors {
  const { functions } = runtime.status();
  const receivers = new Map(functions.map((known) => [known.name, known]));
  const byOrigin = new Map(
    functions.flatMap(({ url, name }) => (url === undefined ? [] : [[new URL(url).origin, name]])),
  );

  /** What a forger may have heard: the first true request of each sender. */
  const overheard = new Map<string, Overheard>();

  async function visit({ product, by, ...asked }: PageRequest): Promise<DoorAnswer> {
    const at = runtime.now().toISOString();
    const wrote = writes.watch(byOrigin.get(new URL(asked.url).origin) ?? '');
    const answer = await (within(runtime, asked) ?? send(asked));
    const { method, url } = asked;
    books.visited({ product, by, at, method, url, status: answer.status, wrote: wrote() });
    return answer;
  }

  return {
    visit,
    async tell({ product, function: name, webhookId, attempt, event, skewMs = 0, isLost = false, forgery }) {
      const receiver = receivers.get(name);
      if (receiver?.url === undefined || receiver.webhook === undefined)
        throw new Error(`No function ${name} takes webhooks`);
      const body = JSON.stringify(event);
      const at = runtime.now();
      const clock = new Date(at.getTime() + skewMs);
      const said =
        forgery === undefined
          ? { headers: signStandardWebhook(body, receiver.webhook.secret, webhookId, clock), body }
          : forgedRequest(forgery, { body, id: webhookId, now: clock }, overheard.get(name));
      if (said === undefined) return false;
      if (forgery === undefined && !overheard.has(name)) overheard.set(name, said);
      const headers = { 'content-type': 'application/json', ...said.headers };
      const asked = { url: receiver.url, method: 'POST', headers, body: said.body };
      const wrote = writes.watch(name);
      const { status, text } = await (within(runtime, asked) ?? send(asked));
      const told = { product, function: name, webhookId, attempt, event, at: at.toISOString(), forgery };
      books.delivered({ ...told, status, outcome: outcomeIn(text), isHeard: !isLost, wrote: wrote() });
      return !isLost && isYes(status);
    },
    browser: (product, by) => async (input, init) => {
      const headers = Object.fromEntries(new Headers(init?.headers));
      const body = init?.body === undefined || init.body === null ? {} : { body: String(init.body) };
      const url = String(input);
      const answer = await visit({ product, by, url, method: init?.method ?? 'GET', headers, ...body });
      // A browser shows a page of its own for a connection that broke.
      return new Response(answer.text, { status: answer.status ?? 599, headers: answer.headers });
    },
  };
}

export const isYes = (status: number | undefined): boolean =>
  status !== undefined && status >= 200 && status < 300;

/** Without a socket, where the address is a function's: what comes first is then never a matter of real time. */
function within(
  runtime: Runtime,
  asked: Omit<PageRequest, 'product' | 'by'>,
): Promise<DoorAnswer> | undefined {
  return runtime.visit(asked)?.then(({ status, headers, body }) => {
    const heard = new Headers();
    for (const [name, values] of Object.entries(headers))
      for (const value of [values].flat()) heard.append(name, value);
    return { status, headers: heard, text: asked.method === 'HEAD' ? '' : body.toString('utf8') };
  });
}

// Plain http rather than fetch, which writes Sec-Fetch headers of its own: who asks says which headers there are.
function send({ url, method, headers = {}, body }: Omit<PageRequest, 'product' | 'by'>): Promise<DoorAnswer> {
  return new Promise((resolve) => {
    const asked = request(url, { method, headers: { ...headers, connection: 'close' } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('end', () => {
        const heard = new Headers();
        for (let index = 0; index < answer.rawHeaders.length; index += 2)
          heard.append(answer.rawHeaders[index] ?? '', answer.rawHeaders[index + 1] ?? '');
        resolve({ status: answer.statusCode, headers: heard, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    asked.once('error', () => resolve({ status: undefined, headers: new Headers(), text: '' }));
    asked.end(body);
  });
}

function outcomeIn(text: string): string {
  try {
    return String((JSON.parse(text) as { status?: string }).status ?? '');
  } catch {
    return '';
  }
}
