// Shopify and WooCommerce name what happened in a header; each topic has its own reader.
import { cut } from '../text/cut.ts';
import { parseJson } from '../webhooks/json.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import { text } from './fields.ts';
import * as translation from './translation.ts';

/** The reader of the delivery's topic and its parsed body; or why there is nothing to read, as a translation. */
export function readTopic<Reader>(
  request: WebhookRequest,
  header: string,
  readers: Readonly<Record<string, Reader>>,
) {
  const topic = text(request.headers[header])?.toLowerCase();
  if (topic === undefined) return translation.issue('', `The header ${header} is missing`);
  const reader = Object.hasOwn(readers, topic) ? readers[topic] : undefined;
  if (reader === undefined) return translation.ignored(`topic ${cut(topic, { characters: 60 })}`);
  const parsed = parseJson(request.body);
  return parsed.ok ? { reader, body: parsed.value } : translation.invalid([parsed.issue]);
}
