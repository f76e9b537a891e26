import { join } from 'node:path';
import { generateChromeMessagesText, parseMessagesFile } from '@wxt-dev/i18n/build';
import { fakeBrowser } from 'wxt/testing/fake-browser';

interface ChromeMessage {
  readonly message: string;
}

/** Lets `i18n.t` answer from locales/en.yml, turned into messages by the build's own code. Call it before rendering. */
export async function useCatalogue(): Promise<void> {
  const parsed = await parseMessagesFile(join(import.meta.dirname, '../../locales/en.yml'));
  const messages: Readonly<Record<string, ChromeMessage>> = JSON.parse(generateChromeMessagesText(parsed));
  fakeBrowser.i18n.getMessage = (key: string, substitutions: string | (string | number)[] = []): string => {
    const words = [substitutions].flat();
    return (messages[key]?.message ?? '').replace(/\$(\d)/g, (_, place: string) =>
      String(words[Number(place) - 1] ?? ''),
    );
  };
}
