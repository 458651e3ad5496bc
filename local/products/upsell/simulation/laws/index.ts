// The laws of the upsell recommender.
import type { Law } from '../../../../simulator/law.ts';

export const laws: readonly Law[] = [];
