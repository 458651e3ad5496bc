// Which column of a file is what: by the header of an export that we know, else by the names that columns usually have.

/** What a column's cells are read as; `text` is taken as it is written. */
export type ColumnKind = 'text' | 'id' | 'phone' | 'number' | 'amount' | 'moment' | 'yes-no';
export type ColumnRule = {
  readonly kind: ColumnKind;
  /** As `columnName` makes them, the best first. */
  readonly names: readonly string[];
  /** All of them are looked at, in this order, until one of the line says something. */
  readonly either?: true;
  /** A name of these that means something else beside a column that is called as the pattern says. */
  readonly notBeside?: Readonly<Record<string, RegExp>>;
};
export type Vocabulary<Column extends string> = Readonly<Record<Column, ColumnRule>>;

/** An export of somebody's program, known by its header. */
export type Shape<Column extends string> = {
  /** For people: `Square, item sales`. */
  readonly name: string;
  /** Column names that all stand in it, as `columnName` makes them. */
  readonly knownBy: readonly string[];
  /** Only these are used, by these names; several are looked at in turn. */
  readonly columns: Readonly<Partial<Record<Column, readonly string[]>>>;
  /** Why it cannot be used, and what can. */
  readonly instead?: string;
};

export type Places<Column extends string> = {
  readonly shape: Shape<Column> | undefined;
  /** By column, the places of the cells, in the order in which they are looked at. */
  readonly places: ReadonlyMap<Column, readonly number[]>;
  /** Headers of all others. */
  readonly unused: readonly string[];
};

/** `Phone Number` → `phone_number`, `Items Sold?` → `items_sold`. */
export const columnName = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}#]/u)
    .filter((word) => word !== '')
    .join('_');

/** `current_quantity_*` is any that begins so: some exports put the name of a place behind. */
const isCalled = (name: string, wanted: string): boolean =>
  wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;

/** How many of these headers are columns that we know, by an export's names, by the usual ones or by those that somebody named. */
export function knownColumns<Column extends string>(
  headers: readonly string[],
  vocabulary: Vocabulary<Column>,
  shapes: readonly Shape<Column>[],
  byHand: Iterable<string> = [],
): number {
  const names = headers.map(columnName);
  const said = new Set([...byHand].map(columnName));
  const shape = shapes.find(({ knownBy }) => knownBy.every((name) => names.includes(name)));
  const usual = new Set(Object.values<ColumnRule>(vocabulary).flatMap((rule) => rule.names));
  const byShape = new Set(
    Object.values<readonly string[] | undefined>(shape?.columns ?? {}).flatMap((found) => found ?? []),
  );
  const known = names.filter(
    (name) =>
      usual.has(name) ||
      byShape.has(name) ||
      shape?.knownBy.includes(name) ||
      (name !== '' && said.has(name)),
  );
  return known.length;
}

/** `byHand` says of some columns where they stand, or that they are to be left alone; no other column is read from there. */
export function placesOf<Column extends string>(
  headers: readonly string[],
  vocabulary: Vocabulary<Column>,
  shapes: readonly Shape<Column>[],
  byHand: ReadonlyMap<Column, number | undefined> = new Map(),
): Places<Column> {
  const names = headers.map(columnName);
  const shape = shapes.find(({ knownBy }) => knownBy.every((name) => names.includes(name)));
  const places = new Map<Column, readonly number[]>();
  const used = new Set<number>();
  const given = new Set(byHand.values());
  for (const column of Object.keys(vocabulary) as Column[]) {
    const place = byHand.get(column);
    if (place !== undefined) {
      places.set(column, [place]);
      used.add(place);
    }
    if (byHand.has(column)) continue;
    const { names: usual, either, notBeside = {} } = vocabulary[column];
    const isMeant = (name: string) => {
      const other = notBeside[name];
      return other === undefined || !names.some((each) => other.test(each));
    };
    const wanted = shape === undefined ? usual.filter(isMeant) : (shape.columns[column] ?? []);
    const found = wanted.flatMap((name) =>
      names.flatMap((each, index) => (isCalled(each, name) && !given.has(index) ? [index] : [])),
    );
    const taken = either === true || shape !== undefined ? found : found.slice(0, 1);
    if (taken.length === 0) continue;
    places.set(column, taken);
    for (const index of taken) used.add(index);
  }
  const unused = headers.flatMap((header, index) =>
    used.has(index) ? [] : [header.trim() === '' ? `column ${index + 1}, which has no name` : header],
  );
  return { shape, places, unused };
}
