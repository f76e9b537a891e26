import type { ComponentChildren } from 'preact';

interface SilentProps {
  readonly sentence: string;
  readonly more?: string;
  /** At most two actions. */
  readonly children?: ComponentChildren;
}

/** Nothing to say, said in one sentence. It never fills the space. */
export function Silent({ sentence, more, children }: SilentProps) {
  return (
    <div class="silent">
      <h2 class="silent-sentence" data-part="silent">
        {sentence}
      </h2>
      {more && <p class="silent-more">{more}</p>}
      {children && <div class="silent-actions">{children}</div>}
    </div>
  );
}
