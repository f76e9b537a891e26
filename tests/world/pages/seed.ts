import { tape } from '../prices/tape.ts';
import { advert, document, escapeHtml } from './html.ts';
import { houseStyle } from './page-style.ts';
import { seedComments } from './seed-comments.ts';
import type { SeedComment } from './seed-comments.ts';

export const seedUrl = 'https://bitcoinsnews.com/2023/09/25/amazon-anthropic-decentralised-ai/';
const title = 'Amazon’s $1.25 billion for Anthropic, and the case for an AI that nobody owns';

/** The page that Coinside exists for: a deal of 2023, four coins, a quoted price, a tape, readers who disagree. */
const text = `
<p>Amazon is putting $1.25 billion into Anthropic, with an option to bring that to $4 billion. The laboratory gets chips and data centres; Amazon gets a minority stake and a customer for both. After Microsoft’s bet on OpenAI and Google’s purchase of DeepMind it is the third time that a cloud company has bought its way into the front row of artificial intelligence.</p>
<p>What is being concentrated here is not only money. It is compute, training data and the few hundred people who know how to use both. Whoever builds on such a model rents it, and the landlord can change the terms. That is the concern which a small part of the crypto market has been working on for years.</p>
<p>With Bitcoin trading at approximately $25,162 the news moved nothing. The market has been asleep since summer. The smaller networks that want to be the alternative are worth less together than Amazon spends on electricity in a month, and yet they are worth a look on a day like this.</p>
<h2>The other stack</h2>
<p><strong>Bittensor (TAO)</strong> pays machines for useful answers. Miners run models, validators score them, and the better answer earns more of the day’s coins. Nobody needs an invitation, and nobody owns the result.</p>
<p><strong>Fetch.ai (FET)</strong> builds autonomous agents: programs that look for a service, bargain with other programs and pay for what they use. If software is going to act for people, the argument goes, it should not have to ask one company for permission.</p>
<p><strong>Akash (AKT)</strong> rents out idle servers by auction and has opened its market to GPUs this autumn. <strong>Render (RENDER)</strong>, known until recently as RNDR, has done the same for graphics for years and is learning to take machine-learning jobs. Networks of this kind go by the name of DePIN, decentralised physical infrastructure: the machines belong to those who run them.</p>
<h2>Trust without an owner</h2>
<p>If anyone may run the model, how does one know that it was run? Zero-knowledge machine learning, or zkML, answers with a proof: this model, this input, this output, without showing the first two. It is slow today. Proving a network of a few million parameters takes minutes, and the models that people talk about have billions.</p>
<p>Federated learning turns the question around. The data stay on phones, in clinics and in factories; the model visits them and takes only its lessons home. Together with a way to pay for good updates it would let many small owners train what now only the large can.</p>
<p>Put on-chain agents on top, with purses of their own, and the outline of another stack appears: compute from DePIN, models from open markets, proofs in place of contracts.</p>
<h2>What speaks against it</h2>
<p>Almost everything that can be measured. Frontier models are trained on ten thousand cards in one hall, because the cables between the cards matter as much as the cards. Nobody has trained anything near that size over the open internet. Tokens attract people who care for the token. And Anthropic, whatever one thinks of its investors, publishes more about safety than any decentralised project does.</p>
<p>Still, the web was once argued against in the same way. The question of this week is not whether Amazon’s money makes a better model. It will. The question is whether there will be a second place to go.</p>`;

function tapeStrip(): string {
  const money = (price: number): string =>
    price >= 10
      ? `$${price.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
      : `$${price}`;
  const cells = tape
    .slice(0, 17)
    .map(
      (coin) =>
        `<span class="tape-cell">${coin.symbol.toUpperCase()} ${money(coin.price)} ${coin.change24h > 0 ? '+' : ''}${coin.change24h.toFixed(1)}%</span>`,
    );
  return `<div class="ticker-tape" aria-label="Prices">${cells.join(' ')}</div>`;
}

/** WordPress nests replies inside the comment that they answer. */
function threaded(comments: readonly SeedComment[], parent: number | null, depth: number): string {
  const rows = comments
    .filter((comment) => comment.parent === parent)
    .map(
      (comment) => `<li id="comment-${comment.id}" class="comment even thread-even depth-${depth}">
<article id="div-comment-${comment.id}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">${escapeHtml(comment.author)}</b> <span class="says">says:</span></div>
<div class="comment-metadata"><a href="${seedUrl}#comment-${comment.id}"><time datetime="${comment.at}">${comment.shown}</time></a></div></footer>
<div class="comment-content"><p>${escapeHtml(comment.text)}</p></div><div class="reply"><a rel="nofollow" href="#respond">Reply</a></div></article>
${threaded(comments, comment.id, depth + 1)}</li>`,
    );
  if (rows.length === 0) return '';
  return `<ol class="${depth === 1 ? 'comment-list' : 'children'}">${rows.join('\n')}</ol>`;
}

export function seedPage(): string {
  const head = `<link rel="canonical" href="${seedUrl}"><meta name="description" content="Amazon buys into Anthropic. Bittensor, Fetch.ai, Akash and Render argue for another way."><meta property="og:title" content="${escapeHtml(title)}"><meta property="article:published_time" content="2023-09-25T12:00:00+00:00"><meta name="generator" content="WordPress 6.3.1">${houseStyle('bitcoins-news')}`;
  const body = `${tapeStrip()}
<header class="site-header"><p class="site-title"><a href="/">Bitcoins News</a></p><nav aria-label="Main"><ul><li><a href="/">Bitcoin</a></li><li><a href="/">Altcoins</a></li><li><a href="/">AI</a></li><li><a href="/">Mining</a></li><li><a href="/">Guides</a></li></ul></nav></header>
<div class="site-content"><main><article id="post-48213" class="post-48213 post type-post status-publish format-standard hentry category-ai">
<header class="entry-header"><h1 class="entry-title">${escapeHtml(title)}</h1><div class="entry-meta"><span class="byline">By Editorial desk</span> <span class="posted-on"><time class="entry-date published" datetime="2023-09-25T12:00:00+00:00">25 September 2023</time></span> <a href="#comments">10 comments</a></div></header>
<div class="entry-content">${advert}${text}</div></article>
<section id="comments" class="comments-area"><h2 class="comments-title">10 thoughts on “${escapeHtml(title)}”</h2>${threaded(seedComments, null, 1)}
<div id="respond" class="comment-respond"><h3>Leave a reply</h3><form onsubmit="return false"><label>Comment <textarea name="comment" rows="4"></textarea></label><button>Post comment</button></form></div></section></main>
<aside class="widget-area"><section class="widget"><h2>Search</h2><form onsubmit="return false"><input type="search" aria-label="Search"></form></section>${advert}</aside></div>
${tapeStrip()}<footer class="site-footer">© 2023 Bitcoins News</footer>`;
  return document(`${title} – Bitcoins News`, head, body);
}
