import { i18n } from '#i18n';
import { useRef, useState } from 'preact/hooks';
import { MAX_MUTED_WORD, type MuteKind, tidyMutedWord } from '../../lib/domain/mute.ts';
import type { CoinMatch } from '../../lib/query/views.ts';
import type { NamedMute } from '../articles/mute-words.ts';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import { Segments } from '../controls/Segments.tsx';
import { TOPIC_NAMES, topicTitle } from '../sidebar/topic-words.ts';

const KINDS = ['word', 'coin', 'topic', 'source'] as const satisfies readonly MuteKind[];
type AddedKind = (typeof KINDS)[number];

interface AddMuteProps {
  /** Those that may still be muted. */
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly mutedTopics: ReadonlySet<string>;
  /** What was found for `coinQuery`. */
  readonly coins: readonly CoinMatch[];
  readonly coinQuery: string;
  readonly locale: string;
  readonly onCoinQuery: (query: string) => void;
  readonly onMute: (mute: NamedMute) => void;
}

/** One more word, coin, topic or source to be muted. */
export function AddMute(props: AddMuteProps) {
  const { sources, mutedTopics, locale, onMute } = props;
  const [kind, setKind] = useState<AddedKind>('word');
  const topics = Object.keys(TOPIC_NAMES).filter((id) => !mutedTopics.has(id));
  return (
    <section class="settings add-mute" aria-labelledby="add-mute" data-part="add-mute">
      <h2 id="add-mute">{i18n.t('options.muted.add')}</h2>
      <Segments
        label={i18n.t('options.muted.kind')}
        name="mute-kind"
        part="mute-kind"
        value={kind}
        choices={KINDS.map((value) => ({ value, label: i18n.t(`options.muted.kinds.${value}`) }))}
        onChange={setKind}
      />
      {kind === 'word' && <WordField onMute={onMute} />}
      {kind === 'coin' && <CoinField {...props} />}
      {kind === 'topic' && (
        <Choice
          key="topic"
          label={i18n.t('options.muted.kinds.topic')}
          choices={topics.map((id) => ({ id, name: topicTitle(id, locale) }))}
          onChoose={({ id }) => onMute({ kind: 'topic', value: id, name: null })}
        />
      )}
      {kind === 'source' && (
        <Choice
          key="source"
          label={i18n.t('options.muted.kinds.source')}
          choices={sources}
          onChoose={({ id, name }) => onMute({ kind: 'source', value: id, name })}
        />
      )}
      <p class="note">{i18n.t(`options.muted.notes.${kind}`)}</p>
    </section>
  );
}

function WordField({ onMute }: Pick<AddMuteProps, 'onMute'>) {
  const [typed, setTyped] = useState('');
  const word = tidyMutedWord(typed);
  return (
    <form
      class="add-mute-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (word === '') return;
        onMute({ kind: 'word', value: word, name: word });
        setTyped('');
      }}
    >
      <label class="field">
        <span class="visually-hidden">{i18n.t('options.muted.wordField')}</span>
        <input
          type="text"
          data-part="mute-word"
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          maxLength={MAX_MUTED_WORD}
          placeholder={i18n.t('options.muted.wordField')}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button" aria-disabled={word === ''}>
        {i18n.t('options.muted.mute')}
      </button>
    </form>
  );
}

function CoinField({ coins, coinQuery, onCoinQuery, onMute }: AddMuteProps) {
  const fieldRef = useRef<HTMLInputElement>(null);
  return (
    <>
      <label class="field">
        <span class="visually-hidden">{i18n.t('options.search.label')}</span>
        <input
          ref={fieldRef}
          type="text"
          data-part="mute-coin"
          autocomplete="off"
          spellcheck={false}
          placeholder={i18n.t('options.search.placeholder')}
          value={coinQuery}
          onInput={(event) => onCoinQuery(event.currentTarget.value)}
        />
      </label>
      <output class="visually-hidden">
        {coinQuery.trim() === '' ? '' : i18n.t('options.search.results', coins.length)}
      </output>
      <ul class="rows">
        {coins.map(({ id, name, symbol }) => (
          <li key={id} class="setting" data-coin={id}>
            <div>
              <span>
                {name} ({symbol})
              </span>
              <p class="note" translate={false}>
                {id}
              </p>
            </div>
            <button
              type="button"
              class="button"
              aria-label={i18n.t('options.muted.muteOf', [name])}
              onClick={() => {
                onCoinQuery('');
                onMute({ kind: 'coin', value: id, name: `${name} (${symbol})` });
                // What was pressed goes with its list.
                fieldRef.current?.focus();
              }}
            >
              {i18n.t('options.muted.mute')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface Choosable {
  readonly id: string;
  readonly name: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly choices: readonly Choosable[];
  readonly onChoose: (choice: Choosable) => void;
}

function Choice({ label, choices, onChoose }: ChoiceProps) {
  const [chosen, setChosen] = useState('');
  const choice = choices.find(({ id }) => id === chosen) ?? choices[0];
  return (
    <form
      class="add-mute-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (choice) onChoose(choice);
      }}
    >
      <label class="select">
        <span class="visually-hidden">{label}</span>
        <select value={choice?.id ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <ChevronIcon small />
      </label>
      <button type="submit" class="button" aria-disabled={choice === undefined}>
        {i18n.t('options.muted.mute')}
      </button>
    </form>
  );
}
