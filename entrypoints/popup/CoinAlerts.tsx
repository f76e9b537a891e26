import type { ComponentProps } from 'preact';
import type { AlertDesk } from '../../components/alerts/alert-desk.ts';
import { AlertEditing } from '../../components/alerts/AlertEditing.tsx';
import { alertDesk } from '../../lib/messages/alert-desk.ts';
import { isOverPrivate } from './over-private.ts';

/** Other than the options, which are for every window, the popup belongs to the one that it was opened over. */
const desk: AlertDesk = {
  ...alertDesk,
  read: async () => {
    const [read, isPrivate] = await Promise.all([alertDesk.read(), isOverPrivate()]);
    return { ...read, isPrivate };
  },
};

/** The editor of a coin's alerts with what stores them: loaded as one, once it is asked for. */
export function CoinAlerts(props: Omit<ComponentProps<typeof AlertEditing>, 'desk'>) {
  return <AlertEditing desk={desk} {...props} />;
}
