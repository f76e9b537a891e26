/**
 * Styles of the handle and of the frame's place. Every rule of `:host` is `!important`: among important rules those of
 * the inner tree win, so neither the page's style sheets nor an inline style set by the page can move or hide it.
 * Lengths are pixels, since `rem` would follow the page. Colours are the tokens' sRGB values: the handle follows the
 * lightness of the page, which no media query tells; hairlines are a grey that shows on both. Short, since every page of
 * a publisher pays for it.
 */
export const houseStyles =
  ':host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;z-index:2147483647!important}' +
  'button{all:unset}' +
  // Whole in the window, its cross too, however low that is: at 200 % a window has half its height.
  '.handle{position:fixed;top:clamp(18px,100vh*var(--at) - 36px,100vh - 72px);inset-inline:auto 0;touch-action:none}' +
  '.handle>button:first-child{display:block;padding:4px 0;min-width:24px}' +
  '.coin{display:flex;align-items:center;justify-content:center;gap:10px;box-sizing:border-box;width:22px;height:64px;' +
  'margin-inline-start:auto;padding-inline-start:2px;border-start-start-radius:22px 32px;border-end-start-radius:22px 32px;' +
  'background:#fff;color:#2f56af;' +
  'box-shadow:0 0 0 1px #8883,0 4px 12px #0002;white-space:nowrap;' +
  'font:600 12px/16px -apple-system,"Segoe UI",Roboto,Ubuntu,Arial,sans-serif}' +
  '.tab{color:#1b1e24;font-weight:400}' +
  '.start .coin{margin-inline:0 auto;border-radius:0;border-start-end-radius:22px 32px;border-end-end-radius:22px 32px}' +
  '.hide{position:absolute;top:-18px;inset-inline:auto 0;width:24px;font:16px/24px sans-serif;text-align:center;' +
  'opacity:0;pointer-events:none;border-radius:6px;background:#fff;color:#64686f;box-shadow:0 0 0 1px #8883}' +
  // Unseen it takes no press. A finger hovers nothing and its tap opens the sidebar: there it always shows.
  '.handle:is(:hover,:focus-within) .hide{opacity:1;pointer-events:auto}' +
  '@media(hover:none){.hide{opacity:1;pointer-events:auto}}' +
  '.dark .hide{background:#1d1f24;color:#989ba2}' +
  '.dark .coin{background:#1d1f24;color:#8fb0f4}' +
  '.dark .tab{color:#ebedef}' +
  // The mark of public/icon/icon.svg, on its 16 px grid, cut out of a border: forced colours keep borders.
  'i{border:8px solid;clip-path:path("M9 .6a7.5 7.5 0 1 0 0 14.8v-2.8a4.7 4.7 0 1 1 0-9.2zM11 1.1a7.5 7.5 0 0 1 0 13.8z")}' +
  '.count+i,.tab,.handle[hidden],:host::backdrop{display:none}' +
  'b{display:block;font-weight:600}' +
  ':is(:hover,:focus-visible)>.coin{width:auto;padding-inline:14px 12px;border-start-start-radius:16px;' +
  'border-end-start-radius:16px;>*{display:block}>.count{display:none}}' +
  '.start :is(:hover,:focus-visible)>.coin{border-radius:0;border-start-end-radius:16px;border-end-end-radius:16px}' +
  ':focus-visible>.coin,.hide:focus-visible{outline:2px solid;outline-offset:2px}' +
  '.place{position:fixed;inset-block:0;inset-inline:auto 0;max-width:100vw;background:Canvas;color-scheme:light dark;' +
  'box-shadow:0 0 0 1px #8884,0 0 16px #0002;animation:slide 220ms cubic-bezier(.2,0,0,1)}' +
  '.start,.start .hide{inset-inline:0 auto}' +
  '.place:dir(rtl):not(.start),.place:dir(ltr).start{--from:-100%}' +
  '.grip{position:absolute;inset-block:0;inset-inline:-8px auto;width:8px;cursor:ew-resize;touch-action:none}' +
  '.start>.grip{inset-inline:auto -8px}' +
  '.grip:is(:hover,:focus-visible){background:#5684ea88;outline:0}' +
  '.unframed{position:absolute;inset:0;padding:24px 16px;background:Canvas;color:CanvasText;font:14px/20px -apple-system,"Segoe UI",Roboto,Ubuntu,Arial,sans-serif}' +
  '.unframed button{display:block;margin-block-start:12px;padding:6px 12px;border:1px solid #8888;border-radius:6px;cursor:pointer}' +
  '.unframed button:focus-visible{outline:2px solid;outline-offset:2px}' +
  'iframe{display:block;width:100%;height:100%;border:0}' +
  '@keyframes slide{from{transform:translateX(var(--from,100%))}}' +
  '@media(prefers-reduced-motion:reduce){.place{animation:none}}' +
  '@media(forced-colors:active){.coin,.place{border:1px solid}}' +
  '@media(display-mode:fullscreen){.handle{display:none}}' +
  '@media print{:host{display:none!important}}';
