import type { ComponentProps } from 'preact';
import { AlertEditing } from '../../components/alerts/AlertEditing.tsx';
import { alertDesk } from '../../lib/messages/alert-desk.ts';

/** The editor of a coin's alerts with what stores them: loaded as one, once it is asked for. */
export function CoinAlerts(props: Omit<ComponentProps<typeof AlertEditing>, 'desk'>) {
  return <AlertEditing desk={alertDesk} {...props} />;
}
