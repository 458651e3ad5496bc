// Square's interface, as far as a webhook needs it: an order, a payment, a customer. Whoever asks is being waited for
// by Square itself, ten seconds at most, so that patience is short and Square's own retries do the rest.

import { at } from '../platforms/fields.ts';
import { StoreApiError } from '../platforms/platform.ts';
import { fetchJson, type Patience } from '../platforms/store-http.ts';
import type { Shop } from '../shop/shop.ts';
import type { TillApi } from './till.ts';

/** Square keeps a version's shapes for years; a newer one is a decision, not an accident. */
const SQUARE_VERSION = '2025-10-16';
const patience: Patience = { tries: 2, timeoutMilliseconds: 3_000, longestWaitMilliseconds: 300 };

export type SquareApi = ReturnType<typeof makeSquareApi>;

export function makeSquareApi(shop: Shop, api: TillApi) {
  /** The `member` of the answer; undefined where Square knows no such thing. */
  async function read(folder: string, id: string, member: string): Promise<unknown> {
    const { accessToken } = await api.credentials();
    if (!accessToken)
      throw new StoreApiError(
        'The secret of the till holds no accessToken; put it in as docs/deploying.md says, step 4',
        {
          retryable: true,
        },
      );
    const request = {
      url: `${shop.squareApiUrl ?? ''}/v2/${folder}/${encodeURIComponent(id)}`,
      headers: { authorization: `Bearer ${accessToken}`, 'square-version': SQUARE_VERSION },
    };
    try {
      return at((await fetchJson(api, request, patience)).json, member);
    } catch (error) {
      if (!(error instanceof StoreApiError)) throw error;
      if (error.status === 404) return undefined;
      throw unreadable(folder, error);
    }
  }

  return {
    order: (id: string) => read('orders', id, 'order'),
    payment: (id: string) => read('payments', id, 'payment'),
    customer: (id: string) => read('customers', id, 'customer'),
  };
}

/** The original error names the address, and with it a customer. */
function unreadable(folder: string, { status, retryable }: StoreApiError): StoreApiError {
  const hint = status === 401 || status === 403 ? '; check the accessToken in the secret of the till' : '';
  const answer = status === undefined ? 'no usable answer' : `answer ${status}`;
  return new StoreApiError(`Square's ${folder} could not be read: ${answer}${hint}`, {
    retryable,
    ...(status === undefined ? {} : { status }),
  });
}
