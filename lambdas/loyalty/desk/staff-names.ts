// Rows name staff as they sign in, in small letters; people read the names as the staff list writes them.
import { shortName } from '../decisions/desk-words.ts';
import type { DeskParts } from './parts.ts';

export type StaffNames = (name: string) => string;

/** Somebody who left the list keeps the name that the row has. */
export async function staffNames({ staff }: Pick<DeskParts, 'staff'>): Promise<StaffNames> {
  const shown = new Map((await staff.list()).map(({ name, shown_name }) => [name, shown_name]));
  return (name) => shortName(shown.get(name) ?? name);
}
