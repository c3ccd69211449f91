import { integer } from 'drizzle-orm/sqlite-core';

/** A civil instant; see schema.ts. */
export const at = (name: string) => integer(name);
