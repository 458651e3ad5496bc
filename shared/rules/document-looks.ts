// When a function looks at the owner's documents only to tell of a mistake in them. An edit says so itself, by an event;
// a few runs a day look all the same, for an event that was lost and for a letter that could not go out.

/** Hours of UTC in which the first run looks. */
const EVERY_HOURS = 6;

/** Whether EventBridge says that a document or a knob was put. */
export function saysDocumentsChanged(event: unknown): boolean {
  const source = (event as { readonly source?: unknown } | null | undefined)?.source;
  return source === 'aws.s3' || source === 'aws.ssm';
}

/** Whether a run that happens every `everyMinutes` is one of the four a day that look without being told to. */
export function isRegularLook(now: Date, everyMinutes: number): boolean {
  return now.getUTCHours() % EVERY_HOURS === 0 && now.getUTCMinutes() < everyMinutes;
}
