// `npm start` as a newcomer runs it: ready in time, one order in, one message an hour later, and a clean end. Keeps its
// state in a folder of its own.
import { receiverIn, signedOrder } from '../bench/signed-orders.ts';
import { startLaptop } from '../bench/started-laptop.ts';

const READY_WITHIN_MS = 20_000;
/** The first start of a fresh clone also synthesises the stacks. */
const FIRST_START_MS = 120_000;

async function main(): Promise<void> {
  // Once for the synthesis, which a built checkout has behind it.
  await (await startLaptop({ timeoutMs: FIRST_START_MS })).stop();

  const laptop = await startLaptop({ timeoutMs: READY_WITHIN_MS });
  console.log(`ready after ${(laptop.readyAfterMs / 1000).toFixed(1)} s`);
  try {
    const status = await laptop.status();
    const { url, secret } = receiverIn(status);
    const order = signedOrder({ index: 1, delivery: 'check', now: new Date(status.now), secret });
    const answer = await fetch(url, { method: 'POST', headers: order.headers, body: order.body });
    must(answer.status === 200, `The order was answered ${answer.status}`);

    // To the next morning rather than by an hour: the check may run inside the shop's quiet hours.
    await laptop.control('POST', '/_local/clock', { advance: 'PT1H10M' });
    if ((await messages(laptop)).length === 0)
      await laptop.control('POST', '/_local/clock', { advance: 'PT11H' });
    const sent = await messages(laptop);
    must(sent.length === 1, `There are ${sent.length} messages instead of one`);
    console.log(`one order in, one message out: ${sent[0]?.text}`);
  } finally {
    must(await laptop.stop(), 'The laptop did not end cleanly when it was asked to');
    console.log('ended cleanly');
  }
}

const messages = async (laptop: Awaited<ReturnType<typeof startLaptop>>) =>
  (await laptop.control('GET', '/_local/messages')) as readonly { readonly text: string }[];

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
