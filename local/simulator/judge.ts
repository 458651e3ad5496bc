// Asks the laws when they are due, and remembers each breach once.
import type { Breach, Law, SimulationPhase } from './law.ts';
import { askingAnew } from './same-evidence.ts';
import type { Watch } from './seen.ts';

export type Found = {
  readonly law: string;
  readonly breach: Breach;
  /** When it was first seen. */
  readonly at: string;
};

export type Judge = {
  readonly found: readonly Found[];
  /** `hour` asks those of each step as well, `end` all. */
  ask(phase: SimulationPhase, moment: Law['when']): Promise<void>;
  /** How many checks were made. */
  checked(): number;
};

const DUE: Readonly<Record<Law['when'], readonly Law['when'][]>> = {
  step: ['step'],
  hour: ['step', 'hour'],
  end: ['step', 'hour', 'end'],
};

export function makeJudge(laws: readonly Law[], watch: Watch): Judge {
  const found: Found[] = [];
  const known = new Set<string>();
  const asked = laws.map((law) => ({ law, ask: askingAnew(law) }));
  let checks = 0;
  return {
    found,
    checked: () => checks,
    async ask(phase, moment) {
      const due = asked.filter(({ law: { when } }) => DUE[moment].includes(when));
      if (due.length === 0) return;
      const seen = await watch.look(phase);
      for (const { law, ask } of due) {
        checks += 1;
        for (const breach of await ask(seen)) {
          const key = `${law.says} ${breach.what}`;
          if (known.has(key)) continue;
          known.add(key);
          found.push({ law: law.says, breach, at: seen.now.toISOString() });
        }
      }
    },
  };
}
