/** Which letters make a Vietnamese syllable: a consonant or none, and one of the rhymes there are. */
import { plainOf, withoutTone } from './marks.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Longest first, as "ngh" begins with "n". */
const ONSETS = 'ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ');

/** Without tone. "yn", "ynh" and "yt" stand behind "qu". */
const RHYMES = set(
  'a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu ' +
    'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen ' +
    'oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn ' +
    'uông uôt up ut uơ uy uya uych uynh uyên uyêt uyt uyn uyu uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt ' +
    'yêu ynh yn yt ych',
);
const PLAIN_RHYMES: ReadonlySet<string> = new Set([...RHYMES].map(plainOf));

/** Sắc and nặng: a syllable that ends in a stop has one of the two. */
const STOP_TONES = set('1 5');
const STOP = /(?:c|ch|p|t)$/;

/** What is left behind each consonant that the letters may begin with, and behind none. */
function rhymesOf(letters: string): readonly string[] {
  const after = ONSETS.filter((onset) => letters.startsWith(onset)).map((onset) => letters.slice(onset.length));
  // "gì", "giếng": the i belongs to both.
  const shared = letters.startsWith('gi') ? [letters.slice(1)] : [];
  return [letters, ...after, ...shared].filter((rhyme) => rhyme !== '');
}

/** Whether a word with its marks (lower case, composed) is a syllable that there may be: "lịch", but neither "lìch" nor "zôm". */
export function isMarkedSyllable(word: string): boolean {
  const [letters, tone] = withoutTone(word);
  if (STOP.test(letters) && !STOP_TONES.has(tone)) return false;
  return rhymesOf(letters).some((rhyme) => RHYMES.has(rhyme));
}

/** Whether letters without marks may be a syllable whose marks were left out: "lich", "duoc". */
export const isPlainSyllable = (plain: string): boolean => rhymesOf(plain).some((rhyme) => PLAIN_RHYMES.has(rhyme));

const TONE_SIGNS: Readonly<Record<string, string>> = {
  1: '\u0301',
  2: '\u0300',
  3: '\u0309',
  4: '\u0303',
  5: '\u0323',
};
const VOWEL = /[aăâeêioôơuưy]/;
const BEFORE_RHYME = /^(?:gi(?=[aăâeêioôơuưy])|qu)/;

/** Letters and the digit of a tone -> the syllable as it is written: "hoa" and 1 are "hóa". */
export function withTone(letters: string, tone: string): string {
  const sign = TONE_SIGNS[tone];
  if (sign === undefined) return letters;
  const from = BEFORE_RHYME.exec(letters)?.[0].length ?? 0;
  const places = Array.from(letters, (letter, at) => (at >= from && VOWEL.test(letter) ? at : -1)).filter(
    (at) => at >= 0,
  );
  const at = tonePlace(letters, places);
  return at === undefined ? letters : (letters.slice(0, at + 1) + sign + letters.slice(at + 1)).normalize('NFC');
}

/** On a letter with a hat or a horn, else the last vowel before a consonant, else the last but one. */
function tonePlace(letters: string, places: readonly number[]): number | undefined {
  const marked = places.filter((at) => /[ăâêôơư]/.test(letters[at] ?? ''));
  if (marked.length > 0) return marked.at(-1);
  const last = places.at(-1);
  if (places.length < 2 || (last !== undefined && last < letters.length - 1)) return last;
  return places.at(-2);
}
