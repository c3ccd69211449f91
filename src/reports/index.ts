/** Every report: each file beside this one is one, and exports it as `report`. */
import { readdirSync } from 'node:fs';
import type { Report } from '../turn/index.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && name !== 'index.ts');

const load = async (file: string): Promise<Report<unknown>> => {
  const loaded = (await import(new URL(file, import.meta.url).href)) as { readonly report: Report<unknown> };
  return loaded.report;
};

export const reports: readonly Report<unknown>[] = await Promise.all(files.toSorted().map(load));

export const reportNamed = (name: string): Report<unknown> | null => reports.find((each) => each.name === name) ?? null;
