/** A drawing that only the sidebar has, on the grid of controls/icons.tsx. */
export function CommentIcon() {
  return (
    <svg class="icon icon-small" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2.5 3.5h11v7.5h-6l-3 2.5V11h-2z" />
    </svg>
  );
}
