/** JSON in which a bigint is a bare number with all its digits, as stores write their ids. */
export function exactJson(value: unknown): string {
  const marked = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'bigint' ? `bigint:${member}` : member,
  );
  return marked.replace(/"bigint:(\d+)"/g, '$1');
}
