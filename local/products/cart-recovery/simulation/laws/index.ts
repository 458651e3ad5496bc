// The laws of cart recovery.
import type { Law } from '../../../../simulator/law.ts';

export const laws: readonly Law[] = [];
