// A row as it was read, as the condition of a write that was decided on it: whoever wrote one of these attributes meanwhile
// refuses the write, and it is decided anew on what they left.

export type AsRead = {
  readonly condition: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
};

type Row = Readonly<Record<string, unknown>>;

/** `key` is the row's partition key, which a row that was not there must not have by now. Of a set its size is compared. */
export function asRead(row: Row | undefined, key: string, attributes: readonly string[]): AsRead {
  if (row === undefined)
    return { condition: 'attribute_not_exists(#seenKey)', names: { '#seenKey': key }, values: {} };
  const seen = attributes.map((name, index) => ({ name: `#seen${index}`, value: row[name], index }));
  return {
    condition: [
      'attribute_exists(#seenKey)',
      ...seen.map(({ name, value, index }) => {
        if (value === undefined) return `attribute_not_exists(${name})`;
        return value instanceof Set ? `size(${name}) = :seen${index}` : `${name} = :seen${index}`;
      }),
    ].join(' AND '),
    names: {
      '#seenKey': key,
      ...Object.fromEntries(seen.map(({ name, index }) => [name, attributes[index] ?? ''])),
    },
    values: Object.fromEntries(
      seen
        .filter(({ value }) => value !== undefined)
        .map(({ value, index }) => [`:seen${index}`, value instanceof Set ? value.size : value]),
    ),
  };
}
