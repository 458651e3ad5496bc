// The regular hours of the shop while stories are told: those that a story is about, and no others. The second engine runs a cron once
// however far its clock moves, the laptop every time; so both do the same work, and what it took can be compared.
import { at, list, text } from '../shared/platforms/fields.ts';
import type { Place } from './places/place.ts';
import { STAGE, type TrialShop } from './places/settings.ts';
import { regionsOf } from './shop.ts';
import type { Story } from './stories/story.ts';

/** Switches off whatever none of these stories names. Throws for an hour that no product has. */
export async function keepHours(place: Place, shop: TrialShop, stories: readonly Story[]): Promise<void> {
  const kept = new Set(stories.flatMap(({ hours = [] }) => hours.map((name) => `${name}-${STAGE}`)));
  const found = new Set<string>();
  for (const region of regionsOf(shop)) {
    const scheduler = (operation: string, input: Readonly<Record<string, unknown>>) =>
      place.ask('scheduler', operation, input, region);
    for (const one of list(at(await scheduler('ListSchedules', {}), 'Schedules'))) {
      const [Name = '', GroupName = ''] = [text(at(one, 'Name')), text(at(one, 'GroupName'))];
      if (!GroupName.endsWith(`-timetable-${STAGE}`)) continue;
      found.add(Name);
      if (kept.has(Name)) continue;
      const schedule = (await scheduler('GetSchedule', { Name, GroupName })) as Record<string, unknown>;
      await scheduler('UpdateSchedule', { ...schedule, State: 'DISABLED' });
    }
  }
  for (const name of kept) if (!found.has(name)) throw new Error(`There is no schedule ${name}`);
}
