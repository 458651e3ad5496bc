// The laws that hold for any product.
import type { Law } from '../law.ts';

export const houseLaws: readonly Law[] = [];
