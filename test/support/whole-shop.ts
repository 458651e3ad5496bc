// All three products on one laptop, as an operator's command finds them: events in by signed HTTP, commands run as they are typed.
import cdk from '../../cdk.json' with { type: 'json' };
import type { Intercept } from '../../local/aws/intercept.ts';
import { consoleOf } from '../../local/console/console.ts';
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { startSampleStore } from '../../local/sample/store/sample-store.ts';
import { signStandardWebhook } from '../../local/sample/store/sign.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import { buildHere } from './build-here.ts';
import { wayOf } from './way.ts';

const DOORS = { order: 'upsr-order', cart: 'cr-ingest-webhook', sale: 'loy-pos-webhook' } as const;

type Command = (
  args: readonly string[],
  terminal: { readonly print: (line: string) => void },
  environment: Readonly<Record<string, string | undefined>>,
) => Promise<number>;

export type WholeShop = Awaited<ReturnType<typeof startWholeShop>>;

/** `startAt`: a Tuesday morning in London unless said. */
export async function startWholeShop(
  options: {
    readonly startAt?: string;
    readonly intercept?: Intercept;
    /** Beside what is shipped. */
    readonly shop?: Readonly<Record<string, unknown>>;
  } = {},
) {
  const store = await startSampleStore();
  const settings = { ...cdk.context.shop, ...options.shop };
  const runtime: Runtime = await startRuntime({
    packs,
    pages: consoleOf(packs),
    ...wayOf({}),
    quiet: true,
    build: buildHere,
    startAt: options.startAt ?? '2026-06-09T09:00:00.000Z',
    shop: settings,
    ...(options.intercept === undefined ? {} : { intercept: options.intercept }),
  });
  runtime.outside.register('ridgeback.example', store.url);
  await runtime.invoke('upsr-catalog-sync', {});
  let delivery = 0;
  return {
    runtime,
    settings,
    /** Posts an event to one of the doors and waits until all that follows has happened. */
    async tell(door: keyof typeof DOORS, event: object): Promise<Record<string, unknown>> {
      const name = DOORS[door];
      const hook = runtime.status().functions.find((each) => each.name === name)?.webhook;
      if (hook === undefined) throw new Error(`${name} tells no webhook secret`);
      delivery += 1;
      const body = JSON.stringify(event);
      const response = await fetch(runtime.functionUrl(name), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signStandardWebhook(body, hook.secret, `msg_${delivery}`, runtime.now()),
        },
        body,
      });
      const answer = (await response.json()) as Record<string, unknown>;
      await runtime.idle();
      return answer;
    },
    /** Runs an operator's command as it is typed. */
    async run(command: Command, ...args: readonly string[]): Promise<{ code: number; text: string }> {
      const lines: string[] = [];
      const code = await command(
        args,
        { print: (line) => lines.push(line) },
        { SHOP_SETTINGS: JSON.stringify(settings), PORT: new URL(runtime.url).port },
      );
      return { code, text: lines.join('\n') };
    },
    messagesTo: (...addresses: readonly string[]) =>
      runtime.messages().filter(({ to }) => addresses.includes(to)),
    async stop(): Promise<void> {
      await runtime.stop();
      await store.stop();
    },
  };
}
