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
  // At each rendering: a section chosen before anything is loaded has its title only later.
  useLayoutEffect(() => {
    if (shownRef.current === section || !titleRef.current) return;
    shownRef.current = section;
    scrollTo(0, 0);
    titleRef.current.focus();
  });

  const select = (next: Section): void => {
    location.assign(`#${next}`);
  };
  return { section, select, titleRef };
}
