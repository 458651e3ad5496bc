// Whatever our commands load when they first ask a place something, loaded before any story. They only look.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { STAGE, type TrialShop } from './settings.ts';

export async function loadCommands(place: Place, shop: TrialShop): Promise<void> {
  const region = shop.products.loyalty?.region ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    await place.command('tools/staff.ts', ['list'], region);
    await place.command('tools/rules.ts', ['show', 'loyalty', '--stage', STAGE], region);
    await place.command('tools/export.ts', ['loyalty', join(folder, 'taken')], region);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
