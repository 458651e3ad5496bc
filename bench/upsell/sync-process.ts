// One run of a catalogue sync in a process of its own, as Lambda starts it: the bundle, the environment, nothing else. Prints
// what it did and the most memory it ever held. Arguments: the bundle's file.
const [bundle = ''] = process.argv.slice(2);
const { handler } = (await import(bundle)) as { handler: () => Promise<object> };
const startedAt = performance.now();
const done = await handler();
const facts = {
  ...done,
  seconds: (performance.now() - startedAt) / 1000,
  peakMegabytes: (process.resourceUsage().maxRSS * 1024) / 1e6,
};
process.stdout.write(`${JSON.stringify(facts)}\n`, () => process.exit(0));
