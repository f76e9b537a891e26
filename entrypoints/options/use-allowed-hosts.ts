import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { readAllowedHosts } from '../../lib/host-permissions.ts';

type Test = (url: string) => boolean;

const NOTHING_KNOWN: Test = () => false;

/** Tells of any address whether the browser lets it be read; looked at anew whenever that changes. */
export function useAllowedHosts(): Test {
  const [isAllowed, setIsAllowed] = useState<Test>(() => NOTHING_KNOWN);
  useEffect(() => {
    const read = (): void => void readAllowedHosts().then((allowed) => setIsAllowed(() => allowed));
    read();
    browser.permissions.onAdded.addListener(read);
    browser.permissions.onRemoved.addListener(read);
    return () => {
      browser.permissions.onAdded.removeListener(read);
      browser.permissions.onRemoved.removeListener(read);
    };
  }, []);
  return isAllowed;
}
