// Ids of sample events.
import type { Press } from '../console/product-face.ts';

/** An id that reads as one and grows with the clock. */
export const sampleId = (prefix: string, { now, count }: Press): string =>
  `${prefix}-${Math.floor(now.getTime() / 1000).toString(36)}-${count}`.toUpperCase();
