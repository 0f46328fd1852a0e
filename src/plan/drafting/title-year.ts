/** What in a title is a day or the number of a document. */
const REFERENCES =
  /ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+20\d\d|\d{1,2}[/.-]\d{1,2}[/.-]20\d\d|(?:số\s+)?\d+\/20\d\d\/[\p{L}\d-]+/giu;
/** How far a plan looks is not when it is carried out: "đến năm 2030", "tầm nhìn 2045", "giai đoạn 2026-2030". */
const HORIZONS =
  /(?:đến|tới|tầm nhìn|định hướng|hướng tới|mục tiêu|tiếp theo)(?:\s+(?:đến|tới))?(?:\s+(?:hết\s+)?năm)?\s+20\d\d|(?:giai đoạn|thời kỳ|thời kì|nhiệm kỳ|nhiệm kì|khóa|trong)\s+20\d\d\s*[-–—]\s*20\d\d/giu;
const SCHOOL_YEAR = /năm\s+học\s+(20\d\d)\s*[-–—/]\s*(?:20)?\d\d/iu;

/** The years that a title may mean as the plan's own; of a school year the one in which it begins. */
export function yearsOfTitle(title: string): readonly number[] {
  const text = title.normalize('NFC');
  const school = SCHOOL_YEAR.exec(text)?.[1];
  if (school !== undefined) return [Number(school)];
  const bare = text.replace(REFERENCES, ' ').replace(HORIZONS, ' ');
  const years = [...bare.matchAll(/(?<!\d)(20\d\d)(?!\d)/gu)].map(([, year]) => Number(year));
  return [...new Set(years)];
}

/** A plan of a school: its months from January on are those of the next year. */
export function isSchoolYear(title: string): boolean {
  return SCHOOL_YEAR.test(title.normalize('NFC'));
}
