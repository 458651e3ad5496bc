// A document's bytes as text, up to as many as a document may have.
import { maxDocumentBytes } from './sentences.ts';

/**
 * The text of a stream of UTF-8. Of one that is longer than any document the rest is not fetched; what comes back then is
 * still too long to be read as one, so that its reader says so.
 */
export async function boundedText(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes = maxDocumentBytes,
): Promise<string> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) break;
  }
  return Buffer.concat(kept).toString('utf8');
}
