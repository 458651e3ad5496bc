// The owner's letter about a bad document, with the names the owner knows the two documents by.
import * as letters from '../../../shared/rules/tell-owner.ts';

export type OwnerLetterParts = Omit<letters.OwnerLetterParts, 'titles'>;

const titles = {
  'settings.txt': 'upsell settings',
  'voice.txt': 'upsell wording',
};

export const makeTellOwner = (parts: OwnerLetterParts) => letters.makeTellOwner({ ...parts, titles });
