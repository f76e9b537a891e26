import { useEffect, useState } from 'preact/hooks';
import { DailyInsights } from '../../components/insights/DailyInsights.tsx';
import type { TodayProps } from '../../components/ticker/TodayButton.tsx';
import { ask } from '../../lib/messages/client.ts';
import type { DailyInsights as Insights } from '../../lib/query/views.ts';

/** The day's insights as the background has them stored, asked for when they are opened. */
export function TodayPanel(props: TodayProps) {
  const [insights, setInsights] = useState<Insights | null | undefined>(undefined);
  useEffect(() => {
    ask('getDailyInsights', {})
      .then(setInsights)
      .catch(() => setInsights(null));
  }, []);
  if (insights === undefined) return null;
  return (
    <DailyInsights
      {...props}
      insights={insights}
      onOpenArticle={(articleId) => {
        // Unheard, the article is unread as before; the popup closes meanwhile.
        ask('putMark', { articleId, mark: 'read', on: true }).catch(() => undefined);
      }}
    />
  );
}
