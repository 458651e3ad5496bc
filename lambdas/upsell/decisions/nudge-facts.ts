// What a nudge is made of, by whichever way it goes.
import type { UpsellVoice } from '../rules/voice.ts';

export type NudgeFacts = {
  readonly shopName: string;
  readonly customerName: string | undefined;
  readonly productName: string;
  /** Formatted catalogue price, for example £45.00. */
  readonly price: string;
  readonly link: string;
  /** The model's line as stored on the offer. */
  readonly line: string | undefined;
  readonly voice: UpsellVoice;
};

export type WrittenBy = 'model-line' | 'template';
