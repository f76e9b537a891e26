import { describe, expect, it } from 'vitest';
import { kindOfFeedAt, readFeedAddress } from '../../../lib/domain/feed-address.ts';

const CHANNEL = 'UCq8w2ZrT0fYxk3LhV7sNd5A';

describe('an address as people type it', () => {
  it.each([
    ['blog.example.org', 'https://blog.example.org/'],
    ['  https://blog.example.org/feed/ \n', 'https://blog.example.org/feed/'],
    ['//blog.example.org/x', 'https://blog.example.org/x'],
    ['blog.example.org:8443/rss', 'https://blog.example.org:8443/rss'],
    ['http://blog.example.org/rss', 'https://blog.example.org/rss'],
    ['http://blog.example.org:80/rss', 'https://blog.example.org/rss'],
    ['HTTPS://Blog.Example.ORG/Rss#top', 'https://blog.example.org/Rss'],
    ['feed://blog.example.org/rss', 'https://blog.example.org/rss'],
    ['feed:https://blog.example.org/rss', 'https://blog.example.org/rss'],
    ['feed:blog.example.org/rss', 'https://blog.example.org/rss'],
    ['müller.example/feed', 'https://xn--mller-kva.example/feed'],
  ])('%j asks %s', (typed, url) => {
    expect(readFeedAddress(typed)).toMatchObject({ ok: true, url });
  });

  it('says that http was made https', () => {
    expect(readFeedAddress('http://blog.example.org/')).toMatchObject({ upgraded: true });
    expect(readFeedAddress('blog.example.org')).toMatchObject({ upgraded: false });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['two words', 'not-an-address'],
    ['coindesk', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['javascript:alert(1)', 'other-scheme'],
    ['data:text/xml,<rss/>', 'other-scheme'],
    ['file:///etc/passwd', 'other-scheme'],
    ['chrome-extension://abc/options.html', 'other-scheme'],
    ['ftp://blog.example.org/rss', 'other-scheme'],
    ['https://me:secret@blog.example.org/', 'credentials'],
    ['http://me@blog.example.org/', 'credentials'],
    ['localhost', 'private'],
    ['localhost:3000/feed', 'private'],
    ['nas.local/feed', 'private'],
    ['192.168.1.1', 'private'],
    ['http://2130706433/', 'private'],
    ['[::1]/feed', 'private'],
    [`blog.example.org/${'a'.repeat(2048)}`, 'too-long'],
  ])('%j is refused as %s', (typed, fault) => {
    expect(readFeedAddress(typed)).toEqual({ ok: false, fault });
  });
});

describe('sites whose feeds lie elsewhere', () => {
  const youtube = 'https://www.youtube.com/feeds/videos.xml';
  it.each([
    [`youtube.com/channel/${CHANNEL}`, `${youtube}?channel_id=${CHANNEL}`],
    [`m.youtube.com/channel/${CHANNEL}/videos`, `${youtube}?channel_id=${CHANNEL}`],
    ['youtube.com/playlist?list=PLabc_123-XYZ', `${youtube}?playlist_id=PLabc_123-XYZ`],
    ['youtube.com/user/OpenAI', `${youtube}?user=OpenAI`],
    ['youtube.com/@gpumarkets', 'https://www.youtube.com/@gpumarkets'],
    ['youtube.com/channel/not-an-id', 'https://www.youtube.com/channel/not-an-id'],
    [`${youtube}?channel_id=${CHANNEL}`, `${youtube}?channel_id=${CHANNEL}`],
    ['medium.com/@writer/a-story-1a2b3c', 'https://medium.com/feed/@writer'],
    ['medium.com/render-token', 'https://medium.com/feed/render-token'],
    ['medium.com/tag/bitcoin/latest', 'https://medium.com/feed/tag/bitcoin'],
    ['medium.com/feed/render-token', 'https://medium.com/feed/render-token'],
    ['medium.com/about', 'https://medium.com/about'],
    ['writer.medium.com/a-story-1a2b3c', 'https://writer.medium.com/feed'],
    ['importai.substack.com', 'https://importai.substack.com/feed'],
    ['importai.substack.com/p/import-ai-400', 'https://importai.substack.com/feed'],
    ['open.substack.com/pub/importai/p/import-ai-400', 'https://importai.substack.com/feed'],
    ['github.com/ollama/ollama', 'https://github.com/ollama/ollama/releases.atom'],
    ['github.com/ollama/ollama.git', 'https://github.com/ollama/ollama/releases.atom'],
    ['github.com/ollama/ollama/issues/12', 'https://github.com/ollama/ollama/releases.atom'],
    ['github.com/ollama/ollama/tags', 'https://github.com/ollama/ollama/tags.atom'],
    ['github.com/ollama/ollama/commits/main', 'https://github.com/ollama/ollama/commits/main.atom'],
    ['github.com/ollama/ollama/releases.atom', 'https://github.com/ollama/ollama/releases.atom'],
    ['github.com/features', 'https://github.com/features'],
    ['notyoutube.com/channel/x', 'https://notyoutube.com/channel/x'],
  ])('%s asks %s', (typed, url) => {
    expect(readFeedAddress(typed)).toMatchObject({ ok: true, url });
  });

  it.each([
    [`${youtube}?channel_id=${CHANNEL}`, 'videos'],
    ['https://github.com/a/b/releases.atom', 'releases'],
    ['https://x.substack.com/feed', 'newsletter'],
    ['https://medium.com/feed/x', 'blog'],
    ['https://blog.example.org/feed', 'blog'],
    ['https://rss.arxiv.org/rss/cs.AI', 'research'],
    ['https://news.example.org/feed', 'feed'],
    ['https://substack.com.evil.example/feed', 'feed'],
  ])('%s is called %s', (url, kind) => {
    expect(kindOfFeedAt(url)).toBe(kind);
  });
});
