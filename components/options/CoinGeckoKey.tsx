import { i18n } from '#i18n';
import { useRef, useState } from 'preact/hooks';
import { CheckIcon, WarningIcon } from './icons.tsx';
import { Notice } from './Notice.tsx';

type KeyState = 'none' | 'in-use' | 'refused' | 'other-plan';

interface CoinGeckoKeyProps {
  /** What is known of the stored key, which is never shown whole; null until it is known. */
  readonly stored: { readonly state: KeyState; readonly ending: string | null } | null;
  /** A new key is being tried. */
  readonly asking: boolean;
  /** Why the last change was not made, in words. */
  readonly problem: string | null;
  /** Null takes the key away. Resolves to whether the change was made. */
  readonly onChange: (key: string | null) => Promise<boolean>;
}

/**
 * The reader's own key for CoinGecko. A plain text field: a browser offers to keep and sync what is typed into a
 * password field, and this key is to stay on this device.
 */
export function CoinGeckoKey({ stored, asking, problem, onChange }: CoinGeckoKeyProps) {
  const [typed, setTyped] = useState('');
  const fieldRef = useRef<HTMLInputElement>(null);
  const key = typed.trim();
  const hasKey = stored !== null && stored.state !== 'none';

  async function save(): Promise<void> {
    if (key === '' || asking) return;
    if (await onChange(key)) setTyped('');
    else fieldRef.current?.focus();
  }
  async function remove(): Promise<void> {
    // The button leaves with the key.
    if (await onChange(null)) fieldRef.current?.focus();
  }

  return (
    <section class="settings" aria-labelledby="coingecko-key-title">
      <h2 id="coingecko-key-title">{i18n.t('options.key.title')}</h2>
      <div class="setting key-setting">
        <div>
          <label for="coingecko-key">{i18n.t('options.key.label')}</label>
          <p class="note" id="coingecko-key-note">
            {i18n.t('options.key.note')}
          </p>
        </div>
        <form
          class="key-form"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <div class="field">
            <input
              ref={fieldRef}
              id="coingecko-key"
              data-part="key"
              type="text"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              translate={false}
              dir="ltr"
              maxLength={1000}
              placeholder={i18n.t(hasKey ? 'options.key.another' : 'options.key.placeholder')}
              aria-describedby="coingecko-key-note coingecko-key-state"
              aria-invalid={problem !== null}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <button type="submit" class="button" data-part="save-key" aria-disabled={key === '' || asking}>
            {i18n.t('options.key.save')}
          </button>
          {hasKey && (
            <button
              type="button"
              class="button button-bare"
              data-part="remove-key"
              aria-label={i18n.t('options.key.removeLabel')}
              onClick={() => void remove()}
            >
              {i18n.t('options.key.remove')}
            </button>
          )}
        </form>
        <output class="key-state" id="coingecko-key-state" data-part="key-state" data-state={stored?.state}>
          {stored && <StateWords state={asking ? 'asking' : stored.state} ending={stored.ending ?? ''} />}
        </output>
      </div>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
    </section>
  );
}

interface StateWordsProps {
  readonly state: 'asking' | KeyState;
  readonly ending: string;
}

function StateWords({ state, ending }: StateWordsProps) {
  switch (state) {
    case 'asking':
      return <>{i18n.t('options.key.asking')}</>;
    case 'none':
      return <>{i18n.t('options.key.none')}</>;
    case 'in-use':
      return (
        <>
          <CheckIcon small />
          {i18n.t('options.key.inUse', [ending])}
        </>
      );
    default:
      return (
        <>
          <WarningIcon small />
          {state === 'other-plan' ? i18n.t('options.key.otherPlan', [ending]) : i18n.t('options.key.refused', [ending])}
        </>
      );
  }
}
