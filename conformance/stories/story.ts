// A story: what happens to one product, told so that any engine can play it.
import type { Player } from './player.ts';

export type Story = {
  readonly name: string;
  /** What happens, in one line. */
  readonly tells: string;
  /** By its word in the settings. */
  readonly product: 'upsell' | 'cartRecovery' | 'loyalty';
  /** Regular hours that it is about, by the schedules' names without the stage. All others stand still on both engines. */
  readonly hours?: readonly string[];
  /** Whose rows are compared at the end. */
  readonly tables: readonly string[];
  play(player: Player, moment: (offset: string) => Date): Promise<void>;
};
