/** Where the list of one day, `2026-11-17`, lies in the rules bucket; `by` where each owner has one of their own. */
export const exportKey = (day: string, by?: string): string =>
  by === undefined ? `exports/${day}.csv` : `exports/${day}/${by}.csv`;
