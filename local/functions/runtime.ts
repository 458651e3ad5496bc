// A function runs here on the Node that the laptop itself runs on. Were AWS to run it on another, what is seen here would
// prove nothing about there, so that a template with another runtime does not start.

/**
 * The runtime as the template names it. Throws, with the function's name, when it is not the Node that this process is:
 * `running` is a version such as `22.23.3`.
 */
export function acceptedRuntime(
  functionName: string,
  wanted: unknown,
  running: string = process.versions.node,
): string {
  const own = `nodejs${Number.parseInt(running, 10)}.x`;
  if (wanted === own) return own;
  throw new Error(
    `${functionName} is made for ${String(wanted)}, and this laptop runs on Node ${running}. Start it with npm start, which brings the right Node along.`,
  );
}
