// Builds a handler at its first invocation instead of at import, so that importing a function's file never
// needs an environment, and a wrong environment shows as an error of the invocation, with a log line.

/** Wraps a handler maker; the maker runs once per execution environment. */
export function onFirstCall<Event, Result>(
  make: () => (event: Event) => Promise<Result>,
): (event: Event) => Promise<Result> {
  let handler: ((event: Event) => Promise<Result>) | undefined;
  return (event) => {
    handler ??= make();
    return handler(event);
  };
}

/** A variable the stack must have set. Throws with its name when it did not. */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is missing`);
  return value;
}
