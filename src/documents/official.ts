/**
 * An administrative document in the layout of Decree 30/2020/NĐ-CP, as plain JSON: what stands in it, not how it is drawn. Word and PDF are
 * made of this alone, so both say the same words, and a frozen one gives the same file for ever.
 *
 * All texts are plain Vietnamese in everyday case, without numbers of sections: capitals, numbers ("I.", "1.", "a)"), dashes, the ";" and "."
 * of lists and the closing "./." are set by the writers. A line break in a text of the body begins a new paragraph. Rules: Phụ lục I of the decree.
 */
export type Official = {
  /** The frozen moment, as an ISO instant: every date inside the files is this one. */
  readonly asOf: string;
  readonly head: OfficialHead;
  /** The kind of document as written within a sentence: "Báo cáo". */
  readonly kind: string;
  /** What it is about, below the kind: "Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2021". */
  readonly about: string;
  /** "Kính gửi": one stands on the same line, several below each other. None: the line is left out. */
  readonly to: readonly string[];
  /** Căn cứ, each with its first word ("Căn cứ Quyết định số …"), without a sign at its end. */
  readonly bases: readonly string[];
  readonly body: readonly OfficialPart[];
  readonly signer: OfficialSigner;
  /** "Nơi nhận", after "Như trên" (which the writers set when `to` is not empty) and before "Lưu: VT". */
  readonly recipients: readonly OfficialRecipient[];
  /** Who keeps a copy besides VT: "Lưu: VT, GDTX." null: VT alone. */
  readonly keptBy?: string | null;
  readonly appendices: readonly OfficialAppendix[];
};

export type OfficialHead = {
  /** The body directly above, as it stands in the head: "UBND xã Kỳ Vọng". null: none. Long names are broken by sense, or at a line break in them. */
  readonly superior: string | null;
  /** Who issues it: "Trường Tiểu học Bến Xa". In capitals in the head, like this where an appendix cites the document. */
  readonly issuer: string;
  /** What follows the open number: "BC-THBX". The number itself is given by the office when it registers. */
  readonly symbol: string;
  /** Where, as the place is officially called: "Kỳ Vọng". */
  readonly place: string;
  /** The day is left open, it is set at signing. null: the month is left open too. */
  readonly month: number | null;
  readonly year: number;
};

/**
 * section: "I. …" in bold capitals. heading: "1. …" bold. clause: "1. …" upright, a numbered paragraph without a title (it counts on with the
 * headings). point: "a) …". item: "- …". A paragraph has nothing before it.
 */
export type OfficialPart = {
  readonly as: 'section' | 'heading' | 'clause' | 'point' | 'item' | 'paragraph';
  readonly text: string;
};

/**
 * The lines above the signature, the signer's own position last: ["Hiệu trưởng"], ["KT. Trưởng phòng", "Phó Trưởng phòng"],
 * ["TM. Ủy ban nhân dân", "Chủ tịch"], ["Q. Hiệu trưởng"]. Set in capitals. Number, day, signature and seal stay open.
 */
export type OfficialSigner = {
  readonly lines: readonly string[];
  /** Their full name without titles; left out: the place stays open. */
  readonly name?: string | null;
};

/** "UBND huyện" with "để báo cáo": "- UBND huyện (để báo cáo);". */
export type OfficialRecipient = { readonly name: string; readonly purpose?: string | null };

export type OfficialAppendix = OfficialTable | OfficialPhotos | OfficialTextAppendix;

/** Figures. Numbered "Phụ lục I", "Phụ lục II" … in the order of the list, "Phụ lục" where there is one alone. */
export type OfficialTable = {
  readonly as: 'table';
  /** Without "Phụ lục": "Biểu tổng hợp số liệu". */
  readonly title: string;
  /** Lines between title and table: "Số liệu tính đến 08:00 ngày 05/10/2021". */
  readonly before?: readonly string[];
  readonly columns: readonly OfficialColumn[];
  readonly rows: readonly OfficialRow[];
  /** Lines below the table: what an empty cell means, what the denominator holds. */
  readonly after?: readonly string[];
  /**
   * The first columns that are repeated where the columns are more than a landscape page takes, and the table is drawn in parts below each other.
   * Left out: 2 (the running number and the unit).
   */
  readonly leading?: number;
};

export type OfficialColumn = {
  readonly title: string;
  /** Neighbours with the same group get one heading above theirs: "Số lượt người tham gia". */
  readonly group?: string | null;
  /** The least that it needs, in mm. What is left is shared out; more than the page has turns it to landscape, more than that makes parts. */
  readonly width: number;
  /** text stands left, number right (1.234 or 80,0), order is centred. */
  readonly kind: 'text' | 'number' | 'order';
};

/** null is an empty cell: nobody said. 0 is none. */
export type OfficialCell = string | number | null;

/** total: bold. group: its first text goes over the whole width, bold (a commune above its units). */
export type OfficialRow = { readonly cells: readonly OfficialCell[]; readonly as?: 'total' | 'group' };

export type OfficialPhotos = {
  readonly as: 'photos';
  /** "Hình ảnh hoạt động". */
  readonly title: string;
  readonly before?: readonly string[];
  readonly photos: readonly OfficialPhoto[];
};

export type OfficialPhoto = {
  /** The content's hash, by which the writer asks for its bytes. */
  readonly hash: string;
  /** What stands below it; numbered "Hình 1. …" by the writers. */
  readonly caption: string;
  /** Said above the first photo where it differs from the one before: the unit. */
  readonly group?: string | null;
};

/** Words alone, as the body's parts. */
export type OfficialTextAppendix = {
  readonly as: 'text';
  readonly title: string;
  readonly body: readonly OfficialPart[];
};

/** What a writer is given besides. */
export type OfficialOptions = {
  /** The most that all photos together may take, in bytes: they are drawn smaller until they fit. Left out: PHOTO_BUDGET. */
  readonly photoBudget?: number;
  /** Asked between photos and parts: how much is done, from 0 to 1. */
  readonly progress?: (share: number) => void;
};

/** 4 MB of photos keep a file below the 5 MB that Zalo's official accounts take. */
export const PHOTO_BUDGET = 4_000_000;

/** A photo's bytes by its hash; null: it is not there any more, and its place says so. */
export type PhotoBytes = (hash: string) => Promise<Uint8Array | null>;

/** Both writers: the same document and the same photos give the same bytes, whenever and wherever. */
export type OfficialWriter = (official: Official, photos: PhotoBytes, options?: OfficialOptions) => Promise<Uint8Array>;
