import type { Ref } from 'preact';

interface SectionHeadProps {
  readonly title: string;
  readonly lead: string;
  /** Takes the focus when the section changes, so that the keyboard and screen readers start at its top. */
  readonly titleRef: Ref<HTMLHeadingElement>;
}

/** The title and lead sentence of a section of the options. */
export function SectionHead({ title, lead, titleRef }: SectionHeadProps) {
  return (
    <header class="section-head">
      <h1 ref={titleRef} tabIndex={-1}>
        {title}
      </h1>
      <p class="lead">{lead}</p>
    </header>
  );
}
