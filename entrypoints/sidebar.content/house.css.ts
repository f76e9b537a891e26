/**
 * Styles of the handle and of the frame's place. Every rule of `:host` is `!important`: among important rules those of
 * the inner tree win, so neither the page's style sheets nor an inline style set by the page can move or hide it.
 * Lengths are pixels, since `rem` would follow the page. Colours are the tokens' sRGB values: the handle follows the
 * lightness of the page, which no media query tells. Short, since every page of a publisher pays for it.
 */
export const houseStyles =
  ':host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;z-index:2147483647!important}' +
  'button{all:unset;position:fixed;inset-block:calc(50vh - 36px) auto;inset-inline:auto 0;padding:4px 0;min-width:24px;' +
  '--raised:#fff;--ink:#1b1e24;--accent:#2f56af;--edge:rgb(27 30 36/.1);--shade:rgb(27 30 36/.12)}' +
  'button.dark{--raised:#1d1f24;--ink:#ebedef;--accent:#8fb0f4;--edge:rgb(255 255 255/.12);--shade:rgb(0 0 0/.5)}' +
  'button[hidden]{display:none}' +
  '.coin{display:flex;align-items:center;justify-content:center;gap:10px;box-sizing:border-box;width:22px;height:64px;' +
  'margin-inline-start:auto;padding-inline-start:3px;border-start-start-radius:22px 32px;border-end-start-radius:22px 32px;' +
  'background:var(--raised);box-shadow:0 0 0 1px var(--edge),0 4px 12px var(--shade);color:var(--accent);white-space:nowrap;' +
  'font:600 12px/16px -apple-system,"Segoe UI",Roboto,Ubuntu,Arial,sans-serif}' +
  'svg{width:16px;height:16px;fill:currentColor}' +
  '.count+svg,.tab{display:none}' +
  '.tab{color:var(--ink);font-weight:400}' +
  'b{display:block;font-weight:600}' +
  ':is(:hover,:focus-visible)>.coin{width:auto;padding-inline:14px 12px;border-start-start-radius:16px;border-end-start-radius:16px}' +
  ':is(:hover,:focus-visible)>.coin>*{display:block}' +
  ':is(:hover,:focus-visible)>.coin>.count{display:none}' +
  ':focus-visible>.coin{outline:2px solid var(--accent);outline-offset:2px}' +
  '.place{position:fixed;inset-block:0;inset-inline:auto 0;max-width:100vw;background:Canvas;color-scheme:light dark;' +
  'box-shadow:0 0 0 1px rgb(27 30 36/.14),0 0 16px rgb(27 30 36/.07);animation:slide 220ms cubic-bezier(.2,0,0,1)}' +
  '.place:dir(rtl){--from:-100%}' +
  'iframe{display:block;width:100%;height:100%;border:0}' +
  '@keyframes slide{from{transform:translateX(var(--from,100%))}}' +
  '@media(prefers-color-scheme:dark){.place{box-shadow:0 0 0 1px rgb(255 255 255/.12),0 0 16px rgb(0 0 0/.4)}}' +
  '@media(prefers-reduced-motion:reduce){.place{animation:none}}' +
  '@media(forced-colors:active){.coin,.place{border:1px solid}}' +
  '@media(display-mode:fullscreen){button{display:none}}' +
  '@media print{:host{display:none!important}}';
