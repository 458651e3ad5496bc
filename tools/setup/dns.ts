// DNS as this computer sees it, asked briefly: setup must not hang where there is no network.
import { Resolver } from 'node:dns/promises';
import type { Dns } from './mail-alignment.ts';

const WAIT_MS = 2_000;
const TRIES = 2;
/** DNS answered, and there is no such record. */
const NOTHING_THERE = new Set(['ENODATA', 'ENOTFOUND']);

export function systemDns(): Dns & { readonly cname: (name: string) => Promise<readonly string[]> } {
  const resolver = new Resolver({ timeout: WAIT_MS, tries: TRIES });
  return {
    txt: async (name) => (await orNone(resolver.resolveTxt(name))).map((chunks) => chunks.join('')),
    cname: (name) => orNone(resolver.resolveCname(name)),
    mx: (name) => orNone(resolver.resolveMx(name)),
  };
}

async function orNone<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await answer;
  } catch (error) {
    if (NOTHING_THERE.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
