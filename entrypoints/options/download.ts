let last: string | null = null;

/**
 * Hands a text to the user as a file. Its address lives until the next one or the end of the page: browsers read it
 * some time after the click, and don't say when they have.
 */
export function download(text: string, fileName: string, type = 'application/json'): void {
  if (last !== null) URL.revokeObjectURL(last);
  last = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = last;
  link.download = fileName;
  link.click();
}
