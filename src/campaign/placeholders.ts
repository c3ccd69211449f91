import type { CampaignFiles } from './types.ts';

/** Hosts that are nobody's, as samples use them (RFC 2606, RFC 6761). */
const HOST = /(?:^|[@/.])(?:example\.(?:com|net|org)|[a-z0-9-]+\.(?:example|test|invalid))(?=$|[/:?#\s,;)])/i;
/** "0200 000 0001": five zeros in a row are no office's number. */
const PHONE = /^\+?[\d\s().-]*0(?:[\s.-]*0){4,}[\s.-]*\d{0,2}$/;

/** Whether it is an address or a number of the samples and not somebody's. */
export const isPlaceholder = (text: string): boolean => HOST.test(text) || PHONE.test(text.trim());

/** Addresses and numbers of the samples that still stand in the files, each once, in the order of the files. */
export function placeholdersIn({ plan, sessions }: CampaignFiles): readonly string[] {
  const texts = [
    ...plan.contacts.flatMap((each) => [each.phone, each.email]),
    plan.report?.email,
    plan.privacy?.contact.vi,
    ...plan.links.map((each) => each.url),
    ...plan.legalBases.map((each) => each.url),
    ...sessions.flatMap((each) => [each.link, each.recording]),
  ];
  return [...new Set(texts.filter((each): each is string => typeof each === 'string' && isPlaceholder(each)))];
}
