import { i18n } from '#i18n';
import { HIDDEN } from '../controls/hidden.ts';

/** In the place of a number: dots for the eye, a word for the ear. */
export function HiddenNumber() {
  return (
    <span class="hidden-number">
      <span aria-hidden="true">{HIDDEN}</span>
      <span class="visually-hidden">{i18n.t('view.hidden')}</span>
    </span>
  );
}
