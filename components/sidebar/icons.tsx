/** Two drawings that only the sidebar has, on the grid of controls/icons.tsx. */
export function LockIcon() {
  return (
    <svg class="icon icon-small" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="3.5" y="7" width="9" height="6" rx="1.5" />
      <path d="M5.5 7V5.2a2.5 2.5 0 0 1 5 0V7" />
    </svg>
  );
}

export function CommentIcon() {
  return (
    <svg class="icon icon-small" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2.5 3.5h11v7.5h-6l-3 2.5V11h-2z" />
    </svg>
  );
}
