/** Ways that nobody judges here, since they turn on papers and older law: named, with their article, and explained. */
export const OTHER_WAYS = [
  { code: 'mistaken-for-swiss', basis: ['LN 22'] },
  { code: 'child-of-swiss', basis: ['LN 51'] },
  { code: 'included-child', basis: ['LN 30'] },
  { code: 'adopted', basis: ['LN 4'] },
] as const;
export type OtherWay = (typeof OTHER_WAYS)[number]['code'];
