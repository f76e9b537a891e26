/** The half-coin. A hollow slice says that the number it stands for is not to be trusted as the present one. */
export function Mark({ hollow = false }: { readonly hollow?: boolean }) {
  return (
    <svg class="mark" viewBox="0 0 128 128" aria-hidden="true">
      <path fill-rule="evenodd" d="M72 4.53A60 60 0 1 0 72 123.47V101.16A38 38 0 1 1 72 26.84Z" />
      {hollow ? (
        <path
          d="M92 15.5A56 56 0 0 1 92 112.5Z"
          fill="none"
          stroke="currentColor"
          stroke-width="8"
          stroke-linejoin="round"
        />
      ) : (
        <path d="M88 8.98A60 60 0 0 1 88 119.02Z" />
      )}
    </svg>
  );
}
