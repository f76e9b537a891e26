import { i18n } from '#i18n';
import { useEffect, useRef } from 'preact/hooks';

/** All is answered: where things are from now on. */
export function Done() {
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus(), []);
  return (
    <section class="welcome-done" aria-labelledby="done">
      <h1 ref={titleRef} id="done" tabIndex={-1}>
        {i18n.t('welcome.done.title')}
      </h1>
      <ul class="question-lead">
        <li>{i18n.t('welcome.done.toolbar')}</li>
        <li>{i18n.t('welcome.done.handle')}</li>
        <li>{i18n.t('welcome.done.close')}</li>
      </ul>
      <p>
        <a href="options.html">{i18n.t('welcome.done.options')}</a>
      </p>
    </section>
  );
}
