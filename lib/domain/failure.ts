/** Why something asked of the network did not come. Surfaces have a plain sentence for each. */
export type FailureReason =
  /** The browser itself says that it has no network. */
  | 'offline'
  /** No answer though the browser believes it is online: name not found, connection or certificate refused, CORS. */
  | 'unreachable'
  | 'timeout'
  | 'rate-limited'
  | 'refused'
  /** The reader's own key for this source is not accepted. */
  | 'key-refused'
  /** The reader's own key is of a plan that is answered at another address. */
  | 'key-of-other-plan'
  | 'gone'
  | 'server-error'
  | 'not-found'
  | 'too-large'
  | 'not-a-feed'
  | 'bad-reply'
  | 'unsafe-address'
  | 'no-permission'
  | 'storage-full';
