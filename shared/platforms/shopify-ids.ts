// Shopify's ids, which have two forms: a number too large for JavaScript's, and the exact one of its GraphQL interface.
import { at, id } from './fields.ts';

/** The exact id: some senders on the way rewrite the numeric one through a float. */
export function idOf(body: unknown): string | undefined {
  return gidTail(at(body, 'admin_graphql_api_id')) ?? exactId(at(body, 'id'));
}

/** An id in either of its forms: flows and apps that ask Shopify's GraphQL interface send on what that says. */
export const exactId = (value: unknown): string | undefined => gidTail(value) ?? id(value);

/** `gid://shopify/Order/820982911946154508` → `820982911946154508`. */
export function gidTail(value: unknown): string | undefined {
  return typeof value === 'string' ? /^gid:\/\/shopify\/\w+\/(\d{1,30})(?:\?|$)/.exec(value)?.[1] : undefined;
}
