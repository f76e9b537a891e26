import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Section, sections } from '../../components/options/SideNavigation.tsx';

function sectionOfAddress(): Section {
  const name = location.hash.slice(1);
  return sections.find((section) => section === name) ?? 'coins';
}

/** The section named in the address; its title takes the focus when it changes, not when the page opens. */
export function useSection(): {
  section: Section;
  select: (section: Section) => void;
  titleRef: RefObject<HTMLHeadingElement | null>;
} {
  const [section, setSection] = useState(sectionOfAddress);
  const titleRef = useRef<HTMLHeadingElement>(null);
  const shownRef = useRef(section);

  useEffect(() => {
    const follow = (): void => setSection(sectionOfAddress());
    addEventListener('hashchange', follow);
    // It may have changed between the first rendering and now.
    follow();
    return () => removeEventListener('hashchange', follow);
  }, []);
  useLayoutEffect(() => {
    if (shownRef.current === section) return;
    shownRef.current = section;
    scrollTo(0, 0);
    titleRef.current?.focus();
  }, [section]);

  const select = (next: Section): void => {
    location.assign(`#${next}`);
  };
  return { section, select, titleRef };
}
