import type { ComponentChildren } from 'preact';

interface SourcedProps {
  readonly words: string;
  readonly children: ComponentChildren;
}

/**
 * Something told, and where it is from: read out after it, and shown below it while the pointer or the focus is on it. It
 * takes the focus so that a keyboard and a finger get to see it too.
 */
export function Sourced({ words, children }: SourcedProps) {
  if (!words) return <>{children}</>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what only a pointer could show would be lost
    <span class="sourced" tabIndex={0}>
      {children}
      <span class="sourced-words">{words}</span>
    </span>
  );
}
