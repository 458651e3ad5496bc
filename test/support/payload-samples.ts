// Real and official bodies beside the checkout. They belong to others, so they are not in the repository; where the
// folder is absent the tests that stand on them are left out, and say so.
import { existsSync, readdirSync } from 'node:fs';
import { PAYLOADS, sampleBody } from '../shared/platforms/payloads.ts';
import { exactJson } from './exact-json.ts';

/** Whether the samples are there; says it aloud when they are not. */
export function samplesAreHere(): boolean {
  const here = existsSync(PAYLOADS);
  if (!here) console.warn(`The sample bodies are not in ${PAYLOADS}; the tests that need them are left out.`);
  return here;
}

/** The files of one platform, so that a test can show that it used each. */
export const sampleFiles = (platform: string): readonly string[] =>
  readdirSync(`${PAYLOADS}/${platform}`).sort();

/** The bare webhook body of a file. The files' collectors rounded the long ids already, so parsing loses nothing. */
export const sampleText = sampleBody;

/** The body of a file with some members replaced. Ids may be given as bigints, and keep their digits. */
export const sampleWith = (file: string, changes: Readonly<Record<string, unknown>>): string =>
  exactJson({ ...JSON.parse(sampleText(file)), ...changes });
