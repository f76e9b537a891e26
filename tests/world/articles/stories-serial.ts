import type { Story } from './article.ts';
import { aiSeries } from './series-ai.ts';
import { marketSeries } from './series-markets.ts';
import { houseSeries } from './series-more.ts';
import { storiesOf } from './serial.ts';

export const serialStories: readonly Story[] = [...marketSeries, ...aiSeries, ...houseSeries].flatMap(storiesOf);
