/** The body held more than the caller allows; reading stopped there. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Reads a reply's body chunk by chunk and gives up at `maxBytes` of decompressed data, so that neither a huge file nor
 * a compression bomb fills the memory. Content-Length is not asked: it counts compressed bytes and may lie.
 * @throws TooLarge, and whatever the network throws
 */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    length += value.byteLength;
    if (length > maxBytes) {
      // The stream may already be broken; the answer is "too large" all the same.
      reader.cancel().catch(() => undefined);
      throw new TooLarge();
    }
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
