/** Stands for every number while numbers are hidden: as wide for a large one as for a small one, so that it tells nothing. */
export const HIDDEN = '•••';
