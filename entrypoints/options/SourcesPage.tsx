import { i18n } from '#i18n';
import { useRef, useState } from 'preact/hooks';
import { AddSource } from '../../components/options/AddSource.tsx';
import { folderChoices } from '../../components/options/feed-groups.ts';
import { FeedPreviewCard } from '../../components/options/FeedPreviewCard.tsx';
import { articlesText } from '../../components/options/feed-words.ts';
import { LabelChoices } from '../../components/options/LabelChoices.tsx';
import { NoFeedCard } from '../../components/options/NoFeedCard.tsx';
import { Notice } from '../../components/options/Notice.tsx';
import { OpmlButtons } from '../../components/options/OpmlButtons.tsx';
import { OpmlReportCard } from '../../components/options/OpmlReportCard.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { SourceList } from '../../components/options/SourceList.tsx';
import type { PageProps } from './page-props.ts';
import { useAddSource } from './use-add-source.ts';
import { useAllowedHosts } from './use-allowed-hosts.ts';
import { useFeedActions } from './use-feed-actions.ts';
import { useOpml } from './use-opml.ts';

const IS_FIREFOX = import.meta.env.FIREFOX;

/** The feeds: added, switched, set and removed, and how each fares. */
export function SourcesPage({ views, stored, now, locale, titleRef }: PageProps) {
  const [told, setTold] = useState<{ readonly tone: 'bad' | 'plain'; readonly text: string } | null>(null);
  const tell = (tone: 'bad' | 'plain', text: string): void => setTold({ tone, text });
  const switches = views.settings.feeds;
  // A switch shows at once what was chosen, also before the sources are read again.
  const feeds = views.sources.feeds.map((feed) => ({ ...feed, on: switches[feed.id] ?? feed.on }));

  const isAllowed = useAllowedHosts();
  const fieldRef = useRef<HTMLInputElement>(null);
  const adding = useAddSource({
    isAllowed,
    onAdded: (name) => {
      tell('plain', i18n.t('options.sources.add.added', [name]));
      stored.reload();
      fieldRef.current?.focus();
    },
    onProblem: (text) => tell('bad', text),
  });
  const opml = useOpml({ locale, onDone: stored.reload, tell });
  const { trying, removed, actions, remove, undo } = useFeedActions(stored, tell);

  const { stage } = adding;
  function backToField(close: () => void): void {
    close();
    fieldRef.current?.focus();
  }

  const read = feeds.filter((feed) => feed.on).length;
  const lead = i18n.t('options.sources.lead', read, [
    new Intl.NumberFormat(locale).format(read),
    articlesText(views.sources.articlesStored, locale),
  ]);
  return (
    <>
      <SectionHead title={i18n.t('options.sections.sources')} lead={lead} titleRef={titleRef} />
      <AddSource
        typed={adding.typed}
        fault={stage.kind === 'typing' ? stage.fault : null}
        refused={stage.kind === 'typing' ? stage.refused : null}
        asking={stage.kind === 'asking' ? stage.host : null}
        isAnswered={stage.kind === 'found' || stage.kind === 'refused'}
        isAllowed={isAllowed}
        isFirefox={IS_FIREFOX}
        fieldRef={fieldRef}
        onType={adding.type}
        onLook={() => adding.look()}
      >
        <OpmlButtons onImport={(file) => void opml.importFile(file)} onExport={() => void opml.exportFile()} />
      </AddSource>
      {stage.kind === 'found' && (
        <FeedPreviewCard
          key={stage.answer.feed.url}
          feed={stage.answer.feed}
          others={stage.answer.others}
          isAllowed={stage.answer.isAllowed}
          isFirefox={IS_FIREFOX}
          folders={folderChoices(feeds, locale)}
          now={now}
          locale={locale}
          onNotNow={() => backToField(adding.forget)}
          onAdd={adding.add}
          onOther={adding.look}
        />
      )}
      {stage.kind === 'refused' && (
        <NoFeedCard
          key={`${stage.url} ${stage.refusal.reason}`}
          refusal={stage.refusal}
          url={stage.url}
          isFirefox={IS_FIREFOX}
          onNotNow={() => backToField(adding.forget)}
          onLookAt={adding.look}
        />
      )}
      {opml.report && (
        <OpmlReportCard
          key={opml.report.number}
          fileName={opml.report.fileName}
          report={opml.report.report}
          toAllow={opml.report.report.toAllow.filter((url) => !isAllowed(url))}
          asked={opml.report.asked}
          isFirefox={IS_FIREFOX}
          locale={locale}
          onAllow={(urls) => void opml.allow(urls)}
          onClose={() => backToField(opml.close)}
        />
      )}
      <SourceList
        feeds={feeds}
        trying={trying}
        removed={removed}
        isFirefox={IS_FIREFOX}
        now={now}
        locale={locale}
        actions={actions}
        onRemove={remove}
        onUndo={undo}
      />
      <LabelChoices
        leftOut={views.settings.labelsLeftOut}
        onChange={(labelsLeftOut) => void stored.change({ labelsLeftOut })}
      />
      <div class="notices">{told && <Notice tone={told.tone}>{told.text}</Notice>}</div>
    </>
  );
}
