import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { articlesText } from '../../components/options/feed-words.ts';
import { Notice } from '../../components/options/Notice.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { SourceList } from '../../components/options/SourceList.tsx';
import type { FeedId } from '../../lib/domain/article.ts';
import { ask } from '../../lib/messages/client.ts';
import type { FeedView } from '../../lib/query/views.ts';
import type { PageProps } from './page-props.ts';
import { wordsOf } from './words-of.ts';

/** The feeds, switched on and off, and how each fares. */
export function SourcesPage({ views, stored, now, locale, titleRef }: PageProps) {
  const [trying, setTrying] = useState<ReadonlySet<FeedId>>(new Set());
  const [tried, setTried] = useState<{ readonly tone: 'bad' | 'plain'; readonly text: string } | null>(null);
  const switches = views.settings.feeds;
  // A switch shows at once what was chosen, also before the sources are read again.
  const feeds = views.sources.feeds.map((feed) => ({ ...feed, on: switches[feed.id] ?? feed.on }));

  async function tryNow(feed: FeedView): Promise<void> {
    if (trying.has(feed.id)) return;
    setTrying((ids) => new Set([...ids, feed.id]));
    try {
      await ask('tryFeed', { feedId: feed.id });
      setTried({ tone: 'plain', text: i18n.t('options.sources.tried', [feed.name]) });
      stored.reload();
    } catch (error) {
      setTried({ tone: 'bad', text: i18n.t('options.sources.tryFailed', [feed.name, wordsOf(error)]) });
    } finally {
      setTrying((ids) => new Set([...ids].filter((id) => id !== feed.id)));
    }
  }

  const read = feeds.filter((feed) => feed.on).length;
  const lead = i18n.t('options.sources.lead', read, [
    new Intl.NumberFormat(locale).format(read),
    articlesText(views.sources.articlesStored, locale),
  ]);
  return (
    <>
      <SectionHead title={i18n.t('options.sections.sources')} lead={lead} titleRef={titleRef} />
      <SourceList
        feeds={feeds}
        trying={trying}
        now={now}
        locale={locale}
        onSwitch={(feed, on) => void stored.change({ feeds: { ...switches, [feed.id]: on } })}
        onTry={(feed) => void tryNow(feed)}
      />
      <div class="notices">{tried && <Notice tone={tried.tone}>{tried.text}</Notice>}</div>
    </>
  );
}
