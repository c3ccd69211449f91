/** The address that opens an OA's chat (zalo.md, section 5). `id`: decimal digits. */
export const oaLink = (id: string): string => `https://zalo.me/${id}`;

/** The OA's id in such an address; null: there is none in it, or no address. */
export const oaIdIn = (link: string | null | undefined): string | null => /\/(\d+)$/.exec(link ?? '')?.[1] ?? null;
