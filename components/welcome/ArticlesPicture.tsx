import { i18n } from '#i18n';
import { formatAge } from '../../lib/domain/age.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';

const MOST_ARTICLES = 6;

interface ArticlesPictureProps {
  readonly articles: readonly ShelfArticle[];
  readonly now: number;
  readonly locale: string;
}

/** The newest article of each chosen source. */
export function ArticlesPicture({ articles, now, locale }: ArticlesPictureProps) {
  const sources = articles.map(({ source }) => source);
  const newestOfEach = articles.filter(({ source }, place) => sources.indexOf(source) === place);
  const shown = newestOfEach.slice(0, MOST_ARTICLES);
  return (
    <div class="picture picture-articles">
      {shown.length === 0 && <p class="note">{i18n.t('welcome.sources.onTheWay')}</p>}
      <ul>
        {shown.map((article) => (
          <ArticleLine key={article.id} article={article} now={now} locale={locale} />
        ))}
      </ul>
    </div>
  );
}

export function ArticleLine({ article, now, locale }: { article: ShelfArticle; now: number; locale: string }) {
  const age = article.dateKnown ? ` · ${formatAge(now - article.publishedAt, locale)}` : '';
  return (
    <li>
      <b dir="auto">{article.title}</b>
      <span class="note">
        <bdi>{article.source}</bdi>
        {age}
      </span>
    </li>
  );
}
