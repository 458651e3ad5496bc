import { expect, it } from 'vitest';
import { breakSaid } from '../../../../shared/rules/help/meant.ts';

it.each([
  ['a break for two weeks from 5 july', 'Quiet from 5 July to 18 July.'],
  ['from the 30th of december for a week', 'Quiet from 30 December to 5 January.'],
  ['from 1 august for ten days', 'Quiet from 1 August to 10 August.'],
])('"%s" has a first day and a last', (said, quiet) => expect(breakSaid(said)).toEqual([quiet]));

it.each(['from tuesday for a week', 'from 5 july', 'for two weeks', 'from 31 june for a week'])(
  '"%s" has none',
  (said) => expect(breakSaid(said)).toEqual([]),
);
