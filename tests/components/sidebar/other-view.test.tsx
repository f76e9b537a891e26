// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { reasonParts } from '../../../components/sidebar/article-words.ts';
import { PageView, type PageSidebar } from '../../../components/sidebar/PageView.tsx';
import { TOPIC_NAMES as NAMES, topicName } from '../../../components/sidebar/topic-words.ts';
import { useCatalogue } from '../catalogue.ts';
import { NOW, pageView, related } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

function show(changes: Partial<PageSidebar>) {
  const actions = {
    onFollow: vi.fn(),
    onMark: vi.fn(),
    onMute: vi.fn(),
    onReadComments: vi.fn(),
    onWholePage: vi.fn(),
    onHideSite: vi.fn(),
    onOptions: vi.fn(),
  };
  const { container } = render(<PageView view={pageView(changes)} now={NOW} locale="en-US" {...actions} />);
  const part = (name: string) => container.querySelector(`[data-part=${name}]`);
  return { container, part, ...actions };
}

const other = {
  of: 'centralised-labs',
  topic: 'decentralised-ai',
  articles: [related({ id: 'b1', title: 'Who trains without a data centre' })],
};

describe('the other view', () => {
  it('says what the page is mostly about and what these are, and calls nobody wrong', () => {
    const { part } = show({ otherView: other });
    expect(part('other-view')?.querySelector('h2')?.textContent).toBe('The other view');
    expect(part('other-view')?.querySelector('.section-note')?.textContent).toBe(
      'This page is mostly about centralised labs. These are about decentralised AI.',
    );
    expect(part('other-view')?.querySelectorAll('[data-article-id]')).toHaveLength(1);
  });

  it('is absent without articles, and stands alone where nothing else relates', () => {
    expect(show({}).part('other-view')).toBeNull();
    cleanup();
    const { container, part } = show({ coins: [], related: [], otherView: other });
    expect(part('other-view')).not.toBeNull();
    expect(container.textContent).toContain('No stored article relates to this page.');
  });

  it('keeps marks, but for a private window', () => {
    const { container, onMark } = show({ related: [], otherView: other, marks: { b1: { read: true, saved: false } } });
    expect(container.querySelector('[data-article-id=b1]')?.getAttribute('data-read')).toBe('true');
    fireEvent.click(container.querySelector('[data-article-id=b1] .save-button')!);
    expect(onMark).toHaveBeenCalledWith('b1', 'saved', true);
    cleanup();
    expect(show({ related: [], otherView: other, isPrivate: true }).container.querySelector('.save-button')).toBeNull();
  });
});

describe('the topics of the page', () => {
  const topics = [
    { id: 'centralised-labs', count: 12, words: ['Anthropic', 'Claude'] },
    { id: 'zkml', count: 0, words: ['Bittensor'] },
  ];

  it('show the words that say so when pressed, of one topic at a time', () => {
    const { part } = show({ topics });
    const [labs, zkml] = [...part('topics')!.querySelectorAll('button')];
    expect(labs?.textContent).toBe('Centralised labs12 said 12 times');
    expect(zkml?.textContent).toBe('zkML');
    expect(part('topic-words')?.textContent).toBe('');
    fireEvent.click(labs!);
    expect(labs?.getAttribute('aria-expanded')).toBe('true');
    expect(part('topic-words')?.textContent).toBe('The page says: “Anthropic”, “Claude”');
    fireEvent.click(zkml!);
    expect(labs?.getAttribute('aria-expanded')).toBe('false');
    expect(part('topic-words')?.textContent).toBe('The page says: “Bittensor”');
    fireEvent.click(zkml!);
    expect(part('topic-words')?.textContent).toBe('');
  });

  it('are absent where the page touches none', () => {
    expect(show({ topics: [] }).part('topics')).toBeNull();
  });

  it('have beside them whom else the page names, who stand alone where there is no topic', () => {
    const others = ['Anthropic', 'Amazon'];
    expect(show({ topics, others }).part('other-names')?.textContent).toBe('Also named: Anthropic, Amazon');
    cleanup();
    const { part } = show({ topics: [], others });
    expect(part('topics')?.textContent).toBe('Named on this pageAnthropic, Amazon');
    expect(part('topics')?.querySelector('ul')).toBeNull();
  });

  it('all have a name', () => {
    const { topics: all }: { topics: { id: string }[] } = JSON.parse(readFileSync('public/data/topics.json', 'utf8'));
    const shown = new Set(Object.keys(NAMES));
    expect(all.filter(({ id }) => !shown.has(id))).toEqual([]);
    expect(topicName('of-a-later-version')).toBe('of-a-later-version');
  });
});

it('a page older than what is stored has nothing related, only what was written since', () => {
  expect(show({ writtenSince: true }).part('related')?.querySelector('h2')?.textContent).toBe('Written since 1');
  cleanup();
  expect(show({ writtenSince: false }).part('related')?.querySelector('h2')?.textContent).toBe('Related 1');
});

it('a reason names coins, then others, then topics, then words, each once', () => {
  const parts = reasonParts(
    { coins: ['Render'], others: ['AWS'], topics: ['decentralised-compute'], words: ['GPU markets', 'Oslo'] },
    'en-US',
  );
  expect(parts.map(({ text }) => text).join('')).toBe('Also about Render, AWS, GPU markets, and Oslo');
});

it('coins leave room for the others that both are about', () => {
  const parts = reasonParts(
    {
      coins: ['Render', 'Akash', 'Filecoin', 'Golem'],
      others: ['Amazon', 'Anthropic', 'OpenAI'],
      topics: [],
      words: [],
    },
    'en-US',
  );
  expect(parts.map(({ text }) => text).join('')).toBe('Also about Render, Akash, Amazon, and Anthropic');
});

it('a word that stands in a topic’s name is not said again', () => {
  const parts = reasonParts(
    { coins: [], others: [], topics: ['decentralised-ai'], words: ['Decentralised', 'data centre'] },
    'en-US',
  );
  expect(parts.map(({ text }) => text).join('')).toBe('Also about decentralised AI and data centre');
});
