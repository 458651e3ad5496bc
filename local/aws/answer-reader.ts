// Reads the answers that follow one another on a connection to our own DynamoDB engine, however their bytes are cut up.

export type EngineAnswer = { readonly status: number; readonly body: string };

const HEAD_ENDS = '\r\n\r\n';
/** More than all headers the engine ever writes. */
const MOST_HEAD_BYTES = 64 * 1024;

/** Reads on with each chunk; calls `onAnswer` for every answer that is whole. Throws for what our engine never says. */
export function makeAnswerReader(onAnswer: (answer: EngineAnswer) => void): (chunk: Buffer) => void {
  let held: Buffer[] = [];
  let heldBytes = 0;
  /** What the answer that has begun takes, head and all; unknown while its head is not whole. */
  let wanted: { readonly status: number; readonly bodyAt: number; readonly end: number } | undefined;

  /** A long answer comes in many chunks; they are put together when it is whole, and not at each of them. */
  function together(): Buffer {
    const all = held.length === 1 ? held[0]! : Buffer.concat(held, heldBytes);
    held = [all];
    return all;
  }

  return (chunk) => {
    held.push(chunk);
    heldBytes += chunk.length;
    for (;;) {
      wanted ??= readHead(together());
      if (wanted === undefined || heldBytes < wanted.end) return;
      const all = together();
      const { status, bodyAt, end } = wanted;
      wanted = undefined;
      held = end === all.length ? [] : [all.subarray(end)];
      heldBytes = all.length - end;
      onAnswer({ status, body: all.toString('utf8', bodyAt, end) });
      if (heldBytes === 0) return;
    }
  };
}

function readHead(bytes: Buffer): { status: number; bodyAt: number; end: number } | undefined {
  const at = bytes.indexOf(HEAD_ENDS);
  if (at === -1) {
    if (bytes.length > MOST_HEAD_BYTES)
      throw new Error('The DynamoDB engine answered without an end of its headers');
    return undefined;
  }
  const head = bytes.toString('latin1', 0, at);
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (status === undefined || length === undefined)
    throw new Error(`The DynamoDB engine answered what is not read here: ${head.slice(0, 200)}`);
  const bodyAt = at + HEAD_ENDS.length;
  return { status: Number(status), bodyAt, end: bodyAt + Number(length) };
}
