// The upsell recommender with one guard missing, each of which some law must notice.
import type { Mutant } from '../../../../simulator/mutants/mutant.ts';
import { answers } from './answers.ts';
import { beforeTheNudge } from './before-the-nudge.ts';
import { sending } from './sending.ts';

export const mutants: readonly Mutant[] = [...beforeTheNudge, ...sending, ...answers];
