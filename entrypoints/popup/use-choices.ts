import { useState } from 'preact/hooks';
import { FIRST_CHOICES, type TickerChoices } from '../../lib/domain/ticker-choices.ts';
import { ask } from '../../lib/messages/client.ts';
import type { TickerView } from '../../lib/query/views.ts';

interface Choices {
  readonly choices: TickerChoices;
  /** Takes effect at once, and is stored. Rejects, with the choice as it was, where it could not be. */
  readonly choose: (change: Partial<TickerChoices>) => Promise<void>;
}

/**
 * How the list is shown: as stored, and over it what was chosen here. That stays for as long as the popup is open, since
 * snapshots of before the choice may still be on their way.
 */
export function useChoices(view: TickerView | null): Choices {
  const [chosen, setChosen] = useState<Partial<TickerChoices>>({});
  const choose = async (change: Partial<TickerChoices>): Promise<void> => {
    setChosen((others) => ({ ...others, ...change }));
    try {
      await ask('putSettings', change);
    } catch (error) {
      setChosen((others) =>
        Object.fromEntries(Object.entries(others).filter(([name]) => !Object.hasOwn(change, name))),
      );
      throw error;
    }
  };
  return { choices: { ...(view?.choices ?? FIRST_CHOICES), ...chosen }, choose };
}
