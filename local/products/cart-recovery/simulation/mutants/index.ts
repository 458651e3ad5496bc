// Cart recovery with one guard missing, each of which some law must notice.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';
import { events } from './events.ts';
import { reminders } from './reminders.ts';
import { timing } from './timing.ts';

export const mutants: readonly Mutant[] = [...events, ...reminders, ...timing];
