import type { RehearsalEvent } from '../../chat/rehearsal.ts';
import { addPhone, follow, readState, Trouble } from './api.ts';
import { make } from './dom.ts';
import { applyEvent, type Model, modelOf } from './model.ts';
import type { PageActs } from './phone-view.ts';
import { createStage, type Stage } from './stage.ts';
import { loadWords, say, spoken } from './words.ts';

const AGAIN_MS = 2000;
const NOTICE_MS = 4000;

const notice = make('div', { class: 'notice', role: 'status' });
const lost = make('div', { class: 'lost', role: 'status' });
let model: Model | null = null;
let stage: Stage | null = null;
let noticeTimer = 0;

const tell = (text: string): void => {
  notice.textContent = text;
  notice.classList.add('shown');
  clearTimeout(noticeTimer);
  noticeTimer = window.setTimeout(() => notice.classList.remove('shown'), NOTICE_MS);
};

const acts: PageActs = {
  tell,
  async act(work) {
    try {
      await work;
      return true;
    } catch (error) {
      tell(say(`trouble.${error instanceof Trouble ? error.why : 'failed'}`));
      return false;
    }
  },
};

function draw(): void {
  if (!model) return;
  const drafts = stage?.drafts();
  const selected = stage?.selected();
  document.title = `${say('bot-name')}: ${say('title').toLowerCase()}`;
  stage = createStage(model, acts, {
    drafts,
    selected,
    addPhone: (label, kind) => void acts.act(addPhone(label, kind, spoken().lang)),
    switchLanguage: () => void loadWords(spoken().next.lang).then(draw),
  });
  document.body.replaceChildren(...stage.elements, notice, lost);
  stage.appear();
}

/** Takes the whole state, draws it, and follows what changes from there on. */
async function begin(): Promise<void> {
  const state = await readState().catch(() => null);
  if (!state) {
    showLost(true);
    setTimeout(() => void begin(), AGAIN_MS);
    return;
  }
  model = modelOf(state);
  draw();
  follow(state.seq, { event: take, reset: () => void begin(), connected: (is) => showLost(!is) });
}

function take(event: RehearsalEvent): void {
  if (!model) return;
  if (event.kind === 'toast') return tell(event.text);
  applyEvent(model, event);
  stage?.apply(event);
}

function showLost(is: boolean): void {
  lost.textContent = is ? say('trouble.lost') : '';
  lost.classList.toggle('shown', is);
}

await loadWords();
document.body.append(lost);
await begin();
