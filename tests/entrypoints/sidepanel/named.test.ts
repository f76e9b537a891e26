import { describe, expect, it } from 'vitest';
import { commentsPress } from '../../../entrypoints/sidepanel/named.ts';
import { pageView, related } from '../../components/sidebar/sample.ts';

const discussion = { host: 'decrypt.co', allowed: true, page: 'https://decrypt.co/bees#comments' };

describe('the wish to read comments', () => {
  const own = { ...discussion, articleId: 'a0', title: 'On bees', comments: 3 };
  const view = pageView({
    pageTitle: 'my secret words',
    selection: 'my secret words',
    ownDiscussion: own,
    related: [related({ id: 'a1', title: 'On wasps', discussion })],
  });

  it('names the page by what its feed brought, never by what was read or selected in it', () => {
    const press = commentsPress(view, 'a0');
    expect(press).toMatchObject({ articleId: 'a0', title: 'On bees' });
    expect(JSON.stringify(press)).not.toContain('secret');
  });

  it('names nothing beside a private page', () => {
    expect(commentsPress(view, 'a1')).toMatchObject({ title: 'On wasps' });
    for (const id of ['a0', 'a1'])
      expect(commentsPress({ ...view, isPrivate: true }, id)).toMatchObject({ articleId: id, title: '' });
  });
});
