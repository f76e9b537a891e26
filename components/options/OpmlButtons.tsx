import { i18n } from '#i18n';

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
        <input
          type="file"
          data-part="import-opml"
          accept=".opml,.xml,text/x-opml,application/xml,text/xml"
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            // Emptied, so that the same file can be chosen twice in a row.
            if (file) onImport(file);
            input.value = '';
          }}
        />
      </label>
      <button type="button" class="button button-large" data-part="export-opml" onClick={onExport}>
        {i18n.t('options.sources.opml.export')}
      </button>
    </span>
  );
}
