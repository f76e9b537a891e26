import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

export interface Shown {
  readonly title: string;
  readonly message: string;
}

/** What stands in the system's list of notifications: a second one of an id takes the place of the first. */
export function shownNotifications(): { readonly byId: Map<string, Shown>; readonly lines: () => number } {
  const byId = new Map<string, Shown>();
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation((async (id: string, options: Shown) => {
    byId.set(id, options);
    return id;
  }) as unknown as typeof fakeBrowser.notifications.create);
  vi.spyOn(fakeBrowser.notifications, 'clear').mockImplementation(async (id: string) => byId.delete(id));
  const count = ({ title }: Shown): number => Number(/^(\d+) alerts?\b/.exec(title)?.[1] ?? 1);
  return { byId, lines: () => [...byId.values()].reduce((sum, one) => sum + count(one), 0) };
}
