import { useLayoutEffect, useState } from 'preact/hooks';

interface Typed {
  readonly text: string;
  readonly type: (text: string) => void;
  readonly forget: () => void;
}

/**
 * The text of a field whose stored value may be read again at any time: what is being typed stays until a new value is
 * stored.
 */
export function useTyped(stored: string): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  useLayoutEffect(() => setTyped(null), [stored]);
  return { text: typed ?? stored, type: setTyped, forget: () => setTyped(null) };
}
