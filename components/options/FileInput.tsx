import type { InputHTMLAttributes } from 'preact';

interface FileInputProps extends Pick<InputHTMLAttributes, 'accept' | 'aria-describedby'> {
  readonly part: string;
  readonly onFile: (file: File) => void;
}

/** Takes one file. It is emptied each time, so that the same file can be chosen twice in a row. */
export function FileInput({ part, onFile, ...rest }: FileInputProps) {
  return (
    <input
      type="file"
      data-part={part}
      {...rest}
      onChange={(event) => {
        const input = event.currentTarget;
        const file = input.files?.[0];
        if (file) onFile(file);
        input.value = '';
      }}
    />
  );
}
