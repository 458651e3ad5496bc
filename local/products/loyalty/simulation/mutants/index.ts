// The loyalty tracker with one guard missing, each of which some law must notice.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';
import { desk } from './desk.ts';
import { mails } from './mails.ts';
import { points } from './points.ts';

export const mutants: readonly Mutant[] = [...points, ...mails, ...desk];
