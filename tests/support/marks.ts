import type { AllMarks } from '../../lib/domain/article-marks.ts';

export const NO_MARKS: AllMarks = { saved: [], read: [] };
