// Real and official bodies beside the checkout. They belong to others, so they are not in the repository; a run
// without them must be wanted, never an accident.
import { existsSync, readdirSync } from 'node:fs';
import { PAYLOADS, sampleBody } from '../shared/platforms/payloads.ts';
import { exactJson } from './exact-json.ts';

/** Whether the samples are there. Throws where they are missing and nobody said that they would be. */
export function samplesAreHere(): boolean {
  if (existsSync(PAYLOADS)) return true;
  if (process.env.CI_WITHOUT_PAYLOADS) return false;
  throw new Error(
    `The sample bodies are not in ${PAYLOADS}. Put the folder there, or set CI_WITHOUT_PAYLOADS=1 to leave these tests out.`,
  );
}

/** The files of one platform, so that a test can show that it used each. */
export const sampleFiles = (platform: string): readonly string[] =>
  readdirSync(`${PAYLOADS}/${platform}`).sort();

/** The bare webhook body of a file. The files' collectors rounded the long ids already, so parsing loses nothing. */
export const sampleText = sampleBody;

/** The body of a file with some members replaced. Ids may be given as bigints, and keep their digits. */
export const sampleWith = (file: string, changes: Readonly<Record<string, unknown>>): string =>
  exactJson({ ...JSON.parse(sampleText(file)), ...changes });
