/** Recorded replies and messages of exchanges, read out of the files of a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One thing recorded. */
export interface Recording {
  /** Path below the folder, with slashes. */
  readonly file: string;
  /** Where in the file: `line 14`, `[0].httpResponse`; empty where the file is the reply. */
  readonly at: string;
  /** Whose it is, as the address, the folder or the sample says, e.g. `kraken`, `kucoin`. */
  readonly exchange: string;
  /** Received as the answer to a request, received as a message, or neither: sent, or a note of the recorder. */
  readonly kind: 'reply' | 'message' | 'not-received';
  /** What was asked, as far as is known: an address, the name of the file, or a method and its market. */
  readonly endpoint: string;
  /** By the recorder's clock, epoch milliseconds; null where it was not written down. */
  readonly receivedAt: number | null;
  readonly text: string;
}

/** Which exchange a host belongs to; a host that is not here names itself. */
const EXCHANGE_OF_HOST: readonly (readonly [RegExp, string])[] = [
  [/\.binance\.com$/, 'binance'],
  [/\.pro\.coinbase\.com$/, 'coinbasepro'],
  [/\.kraken\.com$/, 'kraken'],
  [/\.kucoin\.com$/, 'kucoin'],
  [/\.okx\.com$/, 'okx'],
];

/** Everything recorded below the folder, file by file in the order of their names. */
export function* readRecordings(folder: string): Generator<Recording> {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.replaceAll('\\', '/');
    if (file.endsWith('.gz')) yield* linesOf(file, gunzipSync(readFileSync(join(folder, path))).toString('utf8'));
    else if (file.endsWith('ccxt-samples.json')) yield* samplesOf(file, readFileSync(join(folder, path), 'utf8'));
    else if (file.endsWith('.json')) yield singleOf(file, readFileSync(join(folder, path), 'utf8'));
  }
}

const REPLY_LINE = /^(https:\S+) -> (\d+\.\d+): /;
const MESSAGE_LINE = /^(\d+\.\d+): /;
const SENT_LINE = /^(wss:\S+) <-/;

/** cryptofeed's recordings: `URL -> time: body`, or after a header with the socket's address `time: message`. */
function* linesOf(file: string, text: string): Generator<Recording> {
  let socket = '';
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const at = `line ${index + 1}`;
    const reply = REPLY_LINE.exec(line);
    const message = MESSAGE_LINE.exec(line);
    const sent = SENT_LINE.exec(line);
    socket = sent?.[1] ?? socket;
    const [head = '', address = socket, seconds = null] = reply ?? (message ? [message[0], socket, message[1]] : []);
    yield {
      file,
      at,
      exchange: exchangeOf(address),
      kind: reply ? 'reply' : message ? 'message' : 'not-received',
      endpoint: address,
      receivedAt: seconds === null ? null : Math.round(Number(seconds) * 1000),
      text: line.slice(head.length),
    };
  }
}

function exchangeOf(address: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return EXCHANGE_OF_HOST.find(([pattern]) => pattern.test(host))?.[1] ?? host;
}

/** XChange's single samples: the folder (`xchange-stream-kraken`) says whose, the file's name which endpoint. */
function singleOf(file: string, text: string): Recording {
  const [name = '', folder = ''] = file.split('/').reverse();
  const kind = folder.includes('-stream-') ? 'message' : 'reply';
  const exchange = folder.replace(/^xchange-(stream-)?/, '');
  return { file, at: '', exchange, kind, endpoint: name, receivedAt: null, text: withoutComments(text) };
}

/** Some samples carry explanations behind `//`, which no exchange sends. */
function withoutComments(text: string): string {
  return text.replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*/g, '$1');
}

interface Sample {
  readonly exchange: string;
  readonly method: string;
  readonly input: readonly unknown[];
  readonly httpResponse: unknown;
}

/** ccxt's samples, several in one file; the market is known from what its library was asked. */
function* samplesOf(file: string, text: string): Generator<Recording> {
  const samples: Sample[] = JSON.parse(text);
  for (const [index, { exchange, method, input, httpResponse }] of samples.entries()) {
    const endpoint = `${method} ${String(input[0])}`;
    const at = `[${index}].httpResponse`;
    yield { file, at, exchange, kind: 'reply', endpoint, receivedAt: null, text: JSON.stringify(httpResponse) };
  }
}
