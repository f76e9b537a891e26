import { i18n } from '#i18n';
import { FileInput } from './FileInput.tsx';

interface OpmlButtonsProps {
  readonly onImport: (file: File) => void;
  readonly onExport: () => void;
}

/** The list of sources from and for other readers, as a file. */
export function OpmlButtons({ onImport, onExport }: OpmlButtonsProps) {
  return (
    <span class="opml-buttons">
      <label class="button button-large file-button">
        {i18n.t('options.sources.opml.import')}
        <FileInput part="import-opml" accept=".opml,.xml,text/x-opml,application/xml,text/xml" onFile={onImport} />
      </label>
      <button type="button" class="button button-large" data-part="export-opml" onClick={onExport}>
        {i18n.t('options.sources.opml.export')}
      </button>
    </span>
  );
}
