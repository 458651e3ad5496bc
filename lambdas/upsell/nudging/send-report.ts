// What became of one due offer in one run.

/** `tooLate`: never sent, because it was put off for too long. */
export type SendReport =
  | {
      readonly result: 'sent' | 'refused' | 'unknown' | 'tooLate' | 'deferred' | 'neverSent' | 'leftForLater';
    }
  /** `holdsAll`: no other would be taken either. */
  | { readonly result: 'putOff'; readonly since: Date; readonly holdsAll: boolean };

export type SendResult = SendReport['result'];
