import { i18n } from '#i18n';
import { useId } from 'preact/hooks';
import { MAX_FOLDER_NAME } from '../../lib/domain/own-feed.ts';

interface FolderFieldProps {
  readonly id: string;
  readonly value: string;
  /** Folders there are, to choose from. */
  readonly folders: readonly string[];
  readonly describedBy?: string;
  /** At every key. */
  readonly onType: (folder: string) => void;
  /** Once what was typed is meant. */
  readonly onDone?: () => void;
}

/** A folder by its name: one of those there are, or a new one. */
export function FolderField({ id, value, folders, describedBy, onType, onDone }: FolderFieldProps) {
  const listId = useId();
  return (
    <div class="field">
      <input
        id={id}
        data-part="folder"
        type="text"
        list={listId}
        autocomplete="off"
        dir="auto"
        maxLength={MAX_FOLDER_NAME}
        placeholder={i18n.t('options.sources.add.folderNone')}
        aria-describedby={describedBy}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
        onChange={onDone}
      />
      <datalist id={listId}>
        {folders.map((folder) => (
          <option key={folder} value={folder}>
            {folder}
          </option>
        ))}
      </datalist>
    </div>
  );
}
