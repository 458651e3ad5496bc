// One thing that staff do at the desk.
import type { Chance } from '../../../chance.ts';
import type { DemoMember } from '../demo/cast.ts';
import type { Desk, DeskPage } from '../demo/desk.ts';

export type Staff = { readonly manager: Desk; readonly ben: Desk };
export type Act = readonly [does: string, play: (staff: Staff, given: Given) => Promise<void>];
export type Given = {
  readonly member: DemoMember;
  readonly own: Chance;
  /** Writes down what staff did; the function that it answers says that the page confirmed it. */
  readonly note: (kind: string, about: Readonly<Record<string, unknown>>) => (page: DeskPage) => void;
};
