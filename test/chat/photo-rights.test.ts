import { expect, test } from 'vitest';
import { mayBeArchived, mayBeShown, mayStandInReport, type PhotoRights } from '../../src/chat/photo-rights.ts';

const nothing: PhotoRights = { kind: 'picture', children: null, consent: null, publishable: false };

test.each<[string, Partial<PhotoRights>, string]>([
  ['of which nobody said anything', {}, 'archive'],
  ['without children, all of them agreed', { children: false, consent: true }, 'archive report'],
  ['with children, whose parents agreed', { children: true, consent: true }, 'archive report'],
  ['with children, nobody asked the parents', { children: true }, 'archive'],
  ['that is public, but nobody was asked', { children: false, publishable: true }, 'archive'],
  ['that is public, agreed, but children were not asked about', { consent: true, publishable: true }, 'archive'],
  ['that is public and agreed', { children: false, consent: true, publishable: true }, 'archive report public'],
  ['that was public until somebody said no', { children: true, consent: false, publishable: true }, ''],
  ['that is no picture', { kind: 'video', children: false, consent: true, publishable: true }, ''],
])('a photo %s goes nowhere but: %s', (_, said, ways) => {
  const photo = { ...nothing, ...said };
  const open = [
    mayBeArchived(photo) && 'archive',
    mayStandInReport(photo) && 'report',
    mayBeShown(photo) && 'public',
  ].filter((each) => each !== false);
  expect(open.join(' ')).toBe(ways);
});
