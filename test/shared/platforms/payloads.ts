// Real and official sample bodies. They belong to others and stay outside the repository; tests that read
// them say so and are skipped where the folder beside the checkout is absent.
import { readFileSync } from 'node:fs';

export const PAYLOADS = '../shared/payloads';

/** The bare webhook body of a sample file, unwrapped from the envelope its collector put around it. */
export function sampleBody(file: string): string {
  const text = readFileSync(`${PAYLOADS}/${file}`, 'utf8');
  if (!file.endsWith('.envelope.json')) return text;
  const envelope = JSON.parse(text) as { response?: unknown; body?: unknown };
  return JSON.stringify(envelope.response ?? envelope.body);
}
