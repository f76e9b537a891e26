import type { ComponentChildren } from 'preact';
import { CheckIcon, WarningIcon } from './icons.tsx';

interface NoticeProps {
  /** 'bad' is announced at once; 'plain' waits for a pause. */
  readonly tone: 'bad' | 'plain';
  readonly children: ComponentChildren;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/** One sentence on what happened, in place, with at most one action. Never a coloured panel. */
export function Notice({ tone, children, action }: NoticeProps) {
  return (
    <p class={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {tone === 'bad' ? <WarningIcon small /> : <CheckIcon small />}
      <span>{children}</span>
      {action && (
        <button type="button" class="text-button" onClick={action.onPress}>
          {action.label}
        </button>
      )}
    </p>
  );
}
