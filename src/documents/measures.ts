/** The page of Decree 30/2020/NĐ-CP, Phụ lục I, in mm; its text is 165 mm wide, lying 252 mm. */
export const PAGE = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, number: 10 } as const;

/** Sizes in points. They go in pairs: with the state's name in 12, motto, number and date are 13; the text has one size throughout. */
export const SIZES = {
  state: 12,
  motto: 13,
  bodies: 12,
  number: 13,
  text: 14,
  recipients: 12,
  recipient: 11,
  table: 12,
  caption: 12,
  page: 13,
  citation: 13,
} as const;

/** The two columns of the head, and those of the signature block, in mm. */
export const HEAD_COLUMNS = [67, 98] as const;
export const SIGN_COLUMNS = [78, 87] as const;
/** "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO" is 66.0 mm wide: margins of more than 0.5 mm would leave "TẠO" alone on a line. */
export const HEAD_MARGIN = 0.3;
export const CELL_MARGIN = 1.2;

/** First line 12.7 mm in, 6 pt between paragraphs, lines 1.15 apart. */
export const BODY = { indent: 12.7, after: 6, line: 1.15 } as const;

/** Room for signature and seal, in points. */
export const SIGNING_ROOM = 72;

/** Photos stand two in a row, each within this box of mm. */
export const PHOTO_BOX = { width: 78, height: 58.5 } as const;

export const points = (mm: number): number => (mm * 72) / 25.4;
export const millimetres = (pt: number): number => (pt * 25.4) / 72;
/** Word's unit, a twentieth of a point. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);
export const twipsOf = (pt: number): number => Math.round(pt * 20);

/** How wide the text of a page is, in mm. */
export const textWidth = (landscape: boolean): number =>
  (landscape ? PAGE.height : PAGE.width) - PAGE.left - PAGE.right;
