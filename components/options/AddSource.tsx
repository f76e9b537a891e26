import { i18n } from '#i18n';
import type { ComponentChildren, Ref } from 'preact';
import { type AddressFault, readFeedAddress } from '../../lib/domain/feed-address.ts';
import { PlusIcon } from '../controls/icons.tsx';
import { WarningIcon } from './icons.tsx';
import { permissionWords, shortHost } from './permission-words.ts';
import { faultText, notAllowedText } from './preview-words.ts';

interface AddSourceProps {
  readonly typed: string;
  /** What is wrong with what was last looked for; null while nothing is. */
  readonly fault: AddressFault | null;
  /** The host that the browser did not allow when it was last looked for; null while there is none. */
  readonly refused: string | null;
  /** The host that is being asked; null while none is. */
  readonly asking: string | null;
  /** A card says already what came of the last look. */
  readonly isAnswered: boolean;
  readonly isAllowed: (url: string) => boolean;
  readonly isFirefox: boolean;
  readonly fieldRef: Ref<HTMLInputElement>;
  readonly onType: (text: string) => void;
  /** Within the click: here the browser is asked. */
  readonly onLook: () => void;
  /** Further buttons of the row. */
  readonly children: ComponentChildren;
}

/** The field for an address. Beneath it stands, before anything is asked, whom the click will ask and for what. */
export function AddSource(props: AddSourceProps) {
  const { typed, fault, refused, asking, isAnswered, isAllowed, isFirefox, fieldRef, onType, onLook, children } = props;
  const will = isAnswered ? '' : willText(typed, isAllowed, isFirefox);
  const wrong = fault !== null ? faultText(fault) : refused !== null ? notAllowedText(refused) : null;
  const said = wrong ?? (asking !== null ? askingText(asking) : will);
  return (
    <div class="add-source">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (asking === null) onLook();
        }}
      >
        <label class="field field-large">
          <PlusIcon />
          <span class="visually-hidden">{i18n.t('options.sources.add.label')}</span>
          <input
            ref={fieldRef}
            data-part="source-address"
            type="text"
            inputMode="url"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            translate={false}
            dir="ltr"
            maxLength={2048}
            placeholder={i18n.t('options.sources.add.placeholder')}
            aria-describedby="add-source-will"
            aria-invalid={fault !== null}
            value={typed}
            onInput={(event) => onType(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button button-large" data-part="look" aria-disabled={asking !== null}>
          {i18n.t('options.sources.add.look')}
        </button>
        {children}
      </form>
      <output class={wrong === null ? 'add-will' : 'add-will bad'} id="add-source-will" data-part="will">
        {wrong !== null && <WarningIcon small />}
        {said}
      </output>
    </div>
  );
}

function askingText(host: string): string {
  return i18n.t('options.sources.add.looking', [shortHost(host)]);
}

/** Whom a look asks and what the browser says first; '' while nothing can be asked. */
function willText(typed: string, isAllowed: (url: string) => boolean, isFirefox: boolean): string {
  const address = readFeedAddress(typed);
  if (!address.ok) return '';
  const { hostname } = new URL(address.url);
  return isAllowed(address.url)
    ? i18n.t('options.sources.add.willAllowed', [shortHost(hostname)])
    : i18n.t('options.sources.add.will', [shortHost(hostname), permissionWords([hostname], isFirefox)]);
}
