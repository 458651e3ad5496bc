/** Where the list of one day, `2026-11-17`, lies in the rules bucket. */
export const exportKey = (day: string): string => `exports/${day}.csv`;
