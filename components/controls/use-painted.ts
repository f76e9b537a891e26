import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from './after-paint.ts';

/** False until the first frame is on the screen: what is heard or hovered and not seen need not delay it. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => setPainted(true)), []);
  return painted;
}
