// The guards and the laws that miss them, as a page. A part of the hunt changes its own lines and leaves the others.
import { fullName, type Hunted, type PlacedMutant } from './hunt.ts';

const HEAD = ['| Mutant | What is missing | The law that missed it | Months |', '|---|---|---|---|'] as const;
const NOT_CAUGHT = 'not caught';
const NOT_PLAYED = 'not played yet';

/** The page with these lines in it; `before` is the page as it is. Mutants that there are no more lose theirs. */
export function mutantsPage(all: readonly PlacedMutant[], hunted: readonly Hunted[], before: string): string {
  const fresh = new Map(hunted.map((one) => [fullName(one), lineOf(one)]));
  const known = new Map(
    before.split('\n').flatMap((line) => {
      const name = /^\| `(?<name>[^`]+)` \|/.exec(line)?.groups?.name;
      return name === undefined ? [] : [[name, line] as const];
    }),
  );
  const lines = all.map(
    (one) => fresh.get(fullName(one)) ?? known.get(fullName(one)) ?? row(one, NOT_PLAYED, ''),
  );
  const caught = lines.filter((line) => !isOpen(line) && !line.includes(`| ${NOT_CAUGHT}: `));
  const open = lines.filter(isOpen);
  return `${[
    '# Guards that are proven to guard',
    '',
    'Written by `npm run simulate -- --mutants`. Each line is the house with one guard taken away: a condition of a write, a second',
    'look before a message, a claim, an order of events, a bound. Months of the simulator are played with it until a',
    '[law](laws.md) is broken that holds in the same month of the whole house. Several edits make one mutant where a guard is held',
    'in several places, each of which would hide that another is missing. The lists are in `local/simulator/mutants/` and',
    'in the same room of each product’s simulation. Beside a guard that no month misses stands why.',
    '',
    `${all.length} guards: ${caught.length} caught, ${lines.length - caught.length - open.length} not caught with a reason, ${open.length} open.`,
    '',
    ...HEAD,
    ...lines,
  ].join('\n')}\n`;
}

/** One line of the table. */
export const lineOf = (one: Hunted): string =>
  one.caught === undefined
    ? row(one, explained(NOT_CAUGHT, one), String(one.months))
    : row(one, `${one.caught.law} (${one.caught.product})`, String(one.months));

const explained = (what: string, { mutant }: PlacedMutant): string =>
  mutant.otherwise === undefined ? what : `${what}: ${mutant.otherwise}`;

/** Nobody knows yet whether a law misses it, or why none does. */
const isOpen = (line: string): boolean =>
  line.includes(`| ${NOT_CAUGHT} |`) || line.includes(`| ${NOT_PLAYED} |`);

const row = (one: PlacedMutant, law: string, months: string): string =>
  `| \`${fullName(one)}\` | ${one.mutant.says} | ${law} | ${months} |`;
