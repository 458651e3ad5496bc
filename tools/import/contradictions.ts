// Lines that carry one id belong to one sale. Where they say different things about it, they are two sales, and whoever puts
// them together gives one customer's points to another.

export type Saying = {
  readonly line: number;
  /** What the line says of one thing, in the form in which two are compared; undefined where it says nothing. */
  readonly said: string | undefined;
  /** The same as it is written. */
  readonly written: string | undefined;
};

/** The first line that says something else of `what` than an earlier one; undefined where they agree. */
function contradiction(what: string, lines: readonly Saying[]): string | undefined {
  const first = lines.find(({ said }) => said !== undefined);
  const other = lines.find(({ said }) => said !== undefined && said !== first?.said);
  if (first === undefined || other === undefined) return undefined;
  return `${what} is "${first.written}" on line ${first.line} and "${other.written}" on line ${other.line}`;
}

/** All of them in one sentence; undefined where nothing contradicts. */
export function contradictions(
  id: string,
  things: Readonly<Record<string, readonly Saying[]>>,
): string | undefined {
  const found = Object.entries(things).flatMap(([what, lines]) => contradiction(what, lines) ?? []);
  return found.length === 0 ? undefined : `two sales share the id "${id}": ${found.join(', ')}`;
}
