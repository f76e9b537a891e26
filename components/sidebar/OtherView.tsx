import { i18n } from '#i18n';
import type { OtherView as OtherViewOf } from '../../lib/query/sidebar-views.ts';
import { ArticleCards, type BesideCards } from './ArticleCards.tsx';
import { topicName } from './topic-words.ts';

interface OtherViewProps extends BesideCards {
  readonly view: OtherViewOf;
}

/** Articles on the counter-topic, with the sentence that says why they stand here: an offer, no advice. */
export function OtherView({ view, ...cards }: OtherViewProps) {
  const { of, topic, articles } = view;
  return (
    <section class="section" aria-labelledby="other-view-heading" data-part="other-view">
      <div class="section-line">
        <h2 class="section-head" id="other-view-heading">
          {i18n.t('sidebar.otherView')}
        </h2>
        <span class="section-end">{topicName(topic)}</span>
      </div>
      <p class="section-note">{i18n.t('sidebar.otherViewOf', [topicName(of), topicName(topic)])}</p>
      <ArticleCards articles={articles} {...cards} />
    </section>
  );
}
