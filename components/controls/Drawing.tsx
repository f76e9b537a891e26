import type { ComponentChildren } from 'preact';

/** Line drawings on a 16 px grid, in the colour of the text beside them. Always decoration: the button has the name. */
export interface IconProps {
  /** 12 px, for use within text. */
  readonly small?: boolean;
}

export function Drawing({ small, children }: IconProps & { readonly children: ComponentChildren }) {
  return (
    <svg class={small ? 'icon icon-small' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  );
}
