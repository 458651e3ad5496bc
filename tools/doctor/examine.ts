// Has every check look, and gathers what they found, line by line.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Check, type Finding, GROUPS, ill, unknown } from './check.ts';
import type { Patient } from './patient.ts';

export type Line = Finding & { readonly group: string; readonly says: string };

/** Whatever is in the folder, in the order of the groups and, within one, of the files' names. */
export async function allChecks(): Promise<readonly Check[]> {
  const folder = join(import.meta.dirname, 'checks');
  const files = globSync('*.ts', { cwd: folder }).sort();
  const checks = await Promise.all(
    files.map(
      async (file) => ((await import(pathToFileURL(join(folder, file)).href)) as { default: Check }).default,
    ),
  );
  return checks.toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group));
}

/** All at once, because most of the time is waiting for AWS; the lines come in the order of the checks. */
export async function examine(patient: Patient, checks: readonly Check[]): Promise<readonly Line[]> {
  const fitting = checks.filter(({ only }) => only === undefined || only === patient.stage);
  // To make the templates holds this process up for seconds, in which no answer would be heard in time: before anything is asked.
  if (patient.stage === 'aws') await patient.templates().catch(() => {});
  const found = await Promise.all(fitting.map((check) => findingsOf(check, patient)));
  return fitting.flatMap(({ group, says }, index) =>
    (found[index] ?? []).map((finding) => ({ group, says, ...finding })),
  );
}

async function findingsOf(check: Check, patient: Patient): Promise<readonly Finding[]> {
  try {
    return await check.look(patient);
  } catch (error) {
    return [notSeen(error)];
  }
}

/** A right that is missing can be given; anything else only said. */
function notSeen(error: unknown): Finding {
  const { name = 'Error', message } = error instanceof Error ? error : { message: String(error) };
  if (name === 'ShopSettingsError')
    return unknown('The settings do not read', 'See the line about the settings.');
  const first = message.split('\n')[0] ?? '';
  if (/^AccessDenied|UnauthorizedOperation|not authorized/i.test(`${name} ${message}`))
    return unknown(
      `You may not look: ${first}`,
      'Look with credentials that may read (the policy ReadOnlyAccess will do).',
    );
  return unknown(`It could not be looked at: ${name === 'Error' ? '' : `${name}: `}${first}`);
}

/** Does what is safe, and says what it did; a fix that fails stays an illness. */
export async function fixAll(lines: readonly Line[]): Promise<readonly Line[]> {
  const after: Line[] = [];
  for (const line of lines) after.push(line.fix === undefined ? line : await fixed(line, line.fix));
  return after;
}

async function fixed({ fix: _, advice: __, ...line }: Line, fix: () => Promise<string>): Promise<Line> {
  try {
    return { ...line, state: 'well', text: `${line.text} Mended: ${await fix()}` };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...line, ...ill(`${line.text} Mending it failed: ${why}`, __ ?? 'Do it by hand.') };
  }
}
