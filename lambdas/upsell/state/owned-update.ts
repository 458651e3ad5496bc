// How the SKUs of an order come into the customer's row: mostly by ADD, which needs no condition; where the set is folded
// into digests, only if nobody else did so or bought anything since the row was read.
import type { Order } from '../../../shared/events/store-events.ts';
import { addOwned, type Owned, type OwnedChange } from '../decisions/owned.ts';

export type OwnedUpdate = {
  /** Behind `ADD …`, with its comma. */
  readonly add: string;
  readonly set: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly conditions: readonly string[];
};

/** Parts of one update of a customer's row; `owned` is the row as read. */
export function ownedUpdate(
  owned: Owned & { readonly owned_folds?: number },
  order: Pick<Order, 'items'>,
): OwnedUpdate {
  return ownedWrite(
    owned,
    addOwned(
      owned,
      order.items.map(({ sku }) => sku),
    ),
  );
}

/** The same of any change to what is owned. */
export function ownedWrite(
  owned: Owned & { readonly owned_folds?: number },
  change: OwnedChange,
): OwnedUpdate {
  if (change.kind === 'add') {
    // DynamoDB knows no empty set; an order of fees alone has no SKU.
    const isEmpty = change.skus.size === 0;
    return {
      add: isEmpty ? '' : ', owned_skus :skus',
      set: {},
      values: isEmpty ? {} : { ':skus': change.skus },
      conditions: [],
    };
  }
  const { owned_skus: seen, owned_folds: folds } = owned;
  return {
    add: '',
    set: {
      ...(change.skus.size === 0 ? {} : { owned_skus: change.skus }),
      owned_digests: change.digests,
      owned_folds: (folds ?? 0) + 1,
    },
    values: {
      ...(seen === undefined ? {} : { ':ownedCount': seen.size }),
      ...(folds === undefined ? {} : { ':ownedFolds': folds }),
    },
    conditions: [
      seen === undefined ? 'attribute_not_exists(owned_skus)' : 'size(owned_skus) = :ownedCount',
      folds === undefined ? 'attribute_not_exists(owned_folds)' : 'owned_folds = :ownedFolds',
    ],
  };
}
