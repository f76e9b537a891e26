/** Enough style that a page looks like a publisher's on a screenshot; each house has its colour and its type. */
const houses: Readonly<Record<string, { accent: string; font: string; dark?: boolean }>> = {
  coindesk: { accent: '#f9b93c', font: 'Helvetica, Arial, sans-serif' },
  cointelegraph: { accent: '#fabf2c', font: 'Arial, sans-serif' },
  decrypt: { accent: '#0d8f6e', font: 'Verdana, sans-serif' },
  'bitcoins-news': { accent: '#d9822b', font: 'Georgia, serif' },
  'the-defiant': { accent: '#8c5bd6', font: 'Verdana, sans-serif', dark: true },
  'the-verge-ai': { accent: '#5200ff', font: 'Helvetica, Arial, sans-serif', dark: true },
  'mit-technology-review-ai': { accent: '#111111', font: 'Georgia, serif' },
};

export function houseStyle(publisherId: string): string {
  const house = houses[publisherId] ?? { accent: '#31588a', font: 'Helvetica, Arial, sans-serif' };
  const [paper, ink, soft] =
    house.dark === true ? ['#131313', '#ededed', '#232323'] : ['#ffffff', '#1c1c1c', '#f3f3f1'];
  return `<style>
body{margin:0;font:17px/1.6 ${house.font};color:${ink};background:${paper}}
body>header,#__next>header,.masthead,footer{padding:12px 32px;border-bottom:3px solid ${house.accent}} footer{border:0;font-size:13px}
nav ul{display:flex;flex-wrap:wrap;gap:20px;list-style:none;margin:8px 0 0;padding:0;font-size:14px} a{color:inherit}
main,.at-rail,#abs{max-width:720px;margin:32px;} h1{font-size:34px;line-height:1.2;margin:0 0 12px}
.site-content{display:flex;gap:24px} aside,.widget-area{max-width:260px;margin:32px 0;font-size:14px}
.ad-slot{background:${soft};padding:16px;margin:16px 0;font-size:13px;display:grid;gap:4px} .picture{height:220px;background:linear-gradient(120deg,#1d3557,#457b9d)}
.comment{margin:0 0 12px;font-size:15px}.depth-2{margin-left:32px}.depth-3{margin-left:64px}.comment p{margin:2px 0}
.price-strip,.ticker-tape{font-size:13px;white-space:nowrap;overflow:hidden;padding:6px 32px;background:${soft}}
.consent{position:fixed;left:16px;bottom:16px;max-width:320px;background:${soft};padding:12px;font-size:12px}
.skip-link{position:absolute;left:-9999px}
</style>`;
}
