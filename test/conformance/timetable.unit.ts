import { expect, test } from 'vitest';
import type { Place } from '../../conformance/places/place.ts';
import type { Story } from '../../conformance/stories/story.ts';
import { keepHours } from '../../conformance/timetable.ts';

const shop = {
  sender: 'shop@ridgeback.example',
  products: { upsell: { region: 'eu-west-2' }, loyalty: { region: 'ap-southeast-1' } },
};
const story = (hours?: readonly string[]): Story => ({
  name: 'one',
  tells: '',
  product: 'loyalty',
  tables: [],
  play: async () => {},
  ...(hours === undefined ? {} : { hours }),
});

/** A place whose scheduler has these, by region, each `group/name`. */
function placeWith(schedules: Readonly<Record<string, readonly string[]>>) {
  const changed: unknown[] = [];
  const ask: Place['ask'] = async (_, operation, input, region) => {
    if (operation === 'ListSchedules')
      return {
        Schedules: (schedules[region] ?? []).map((each) => {
          const [GroupName, Name] = each.split('/');
          return { GroupName, Name };
        }),
      };
    if (operation === 'GetSchedule')
      return { ...input, State: 'ENABLED', ScheduleExpression: 'cron(0 9 * * ? *)', Target: { Arn: 'a' } };
    changed.push([region, input]);
    return {};
  };
  return { place: { ask } as Place, changed };
}
const HOURS = {
  'eu-west-2': ['upsr-timetable-trial/upsr-sender-trial'],
  'ap-southeast-1': [
    'loy-timetable-trial/loy-nightly-balance-trial',
    'loy-timetable-trial/loy-drive-sync-trial',
    'loy-deferrals-trial/defer-7',
  ],
};

test('hours that no story is about are switched off as they are, and nothing else is touched', async () => {
  const { place, changed } = placeWith(HOURS);
  await keepHours(place, shop, [story(), story(['loy-nightly-balance'])]);
  expect(changed).toEqual([
    ['eu-west-2', expect.objectContaining({ Name: 'upsr-sender-trial', State: 'DISABLED' })],
    [
      'ap-southeast-1',
      {
        Name: 'loy-drive-sync-trial',
        GroupName: 'loy-timetable-trial',
        State: 'DISABLED',
        ScheduleExpression: 'cron(0 9 * * ? *)',
        Target: { Arn: 'a' },
      },
    ],
  ]);
});

test('an hour that no product has is said, rather than waited for in vain', async () => {
  await expect(keepHours(placeWith(HOURS).place, shop, [story(['loy-midnight'])])).rejects.toThrow(
    'There is no schedule loy-midnight-trial',
  );
});
