// Which of two things that a cart was told is the newer one.

/** Later in time; at the same time the greater text, so that two events of one moment have one order. */
export function isNewer(
  at: string,
  text: string,
  thanAt: string | undefined,
  thanText: string | undefined,
): boolean {
  if (thanAt === undefined) return true;
  return at > thanAt || (at === thanAt && text > (thanText ?? ''));
}
