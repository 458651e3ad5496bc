// The console's buttons: each makes a sample webhook, signed as the store would sign it and posted to the function
// that takes that product's webhooks. What went over the wire is handed back to be looked at.
import { FORGERS_SECRET, signStandardWebhook } from '../sample/store/sign.ts';
import type { ConsoleStatus } from './console-runtime.ts';
import { makeOutages } from './outage.ts';
import type { ProductFace, SampleButton, SampleShop } from './product-face.ts';

export type Delivery = {
  readonly request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly answer: { readonly status: number; readonly body: string; readonly milliseconds: number };
};
export type DeliveryResult =
  | { readonly ok: true; readonly product: string; readonly delivery: Delivery }
  /** The sender is offline: so many events wait there by now. */
  | { readonly ok: true; readonly kept: number }
  | { readonly ok: false; readonly reason: string };

/** A button as the page draws it. */
export type ShownButton = Pick<SampleButton, 'event' | 'label' | 'hint'> & {
  /** Whose webhook takes the event. */
  readonly product: string;
};

export type DeliveryParts = {
  readonly faces: readonly ProductFace[];
  readonly shop: SampleShop;
  /** fetch in the runtime. */
  readonly post: typeof fetch;
  /** Milliseconds of a clock that only moves forward. */
  readonly elapsed: () => number;
  /** The virtual time, for what is told later than it happened. */
  readonly nowOf: () => Promise<Date>;
};

/** Makes the one who posts sample events. Throws where two buttons have one name, since a press says only the name. */
export function makeSampleDeliveries({ faces, shop, post, elapsed, nowOf }: DeliveryParts) {
  const all = faces.flatMap(({ product, buttons }) => buttons(shop).map((button) => ({ product, button })));
  const byEvent = new Map(all.map((each) => [each.button.event, each]));
  if (byEvent.size < all.length) throw new Error('Two sample buttons have the same name');
  let count = 0;
  const outages = makeOutages<Delivery>();

  type Target = { readonly url: string; readonly webhook: { readonly secret: string } };

  /** Signed at the moment it is told, whenever that is. */
  async function deliver(made: object, isForged: boolean, to: Target, now: Date): Promise<Delivery> {
    count += 1;
    const body = JSON.stringify(made);
    const secret = isForged ? FORGERS_SECRET : to.webhook.secret;
    const id = `console-${now.getTime()}-${count}`;
    const headers = { 'content-type': 'application/json', ...signStandardWebhook(body, secret, id, now) };
    const startedAt = elapsed();
    const answer = await post(to.url, { method: 'POST', headers, body });
    return {
      request: { url: to.url, headers, body },
      answer: {
        status: answer.status,
        body: await answer.text(),
        milliseconds: Math.round(elapsed() - startedAt),
      },
    };
  }

  return {
    outages,

    /** Those of the products that run. */
    shown: (products: readonly string[]): readonly ShownButton[] =>
      all
        .filter(({ product }) => products.includes(product))
        .map(({ product, button: { event, label, hint } }) => ({ product, event, label, hint })),

    /** Sends one event; never throws for what the function answers. */
    async send(
      event: string,
      { functions, now: text }: ConsoleStatus,
      /** Is told what will be posted before it is. */
      look: (product: string, body: object) => Promise<void> = async () => {},
    ): Promise<DeliveryResult> {
      const known = byEvent.get(event);
      if (known === undefined) return { ok: false, reason: `There is no sample event "${event}"` };
      const { button } = known;
      const target = functions.find(
        ({ product, webhook }) => product === known.product && webhook !== undefined,
      );
      if (target?.url === undefined || target.webhook === undefined) {
        return { ok: false, reason: 'No function that takes these webhooks is running' };
      }
      if (target.webhook.scheme !== 'standard-webhooks') {
        return {
          ok: false,
          reason: `The sample shop speaks the generic format, and this one is set up for ${target.webhook.scheme}`,
        };
      }
      const now = new Date(text);
      const made = button.make({ now, count: count + 1 });
      if (typeof made === 'string') return { ok: false, reason: made };
      const { url, webhook } = target;
      const tell = (at: Date) => deliver(made, button.isForged === true, { url, webhook }, at);
      if (!outages.isOffline(known.product)) {
        await look(known.product, made);
        return { ok: true, product: known.product, delivery: await tell(now) };
      }
      count += 1;
      outages.keep(known.product, { event: button.label, deliver: async () => tell(await nowOf()) });
      return { ok: true, kept: outages.list()[known.product] ?? 0 };
    },
  };
}
