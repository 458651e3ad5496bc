// The owner's letter about a bad document, with the names the owner knows the two documents by.
import * as letters from '../../../shared/rules/tell-owner.ts';

export type OwnerLetterParts = Omit<letters.OwnerLetterParts, 'titles'>;

const titles = {
  'rules.txt': 'loyalty rules',
  'voice.txt': 'loyalty wording',
};

export const makeTellOwner = (parts: OwnerLetterParts) => letters.makeTellOwner({ ...parts, titles });
