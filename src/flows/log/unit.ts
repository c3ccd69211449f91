import { unitName, unitOf } from '../../campaign/unit-tree.ts';
import type { Message, Reply } from '../../chat/index.ts';
import { offerChoices, readPage } from '../../dialog/choices.ts';
import type { Parsed, Step } from '../../dialog/flow.ts';
import { quote } from '../../dialog/reading.ts';
import type { Turn } from '../../turn/index.ts';
import { findUnits, isOwnUnit, nameAmong, ownUnits, unitButtons } from '../unit-search.ts';
import { type LogAnswers, type SoFar, say, unitsToLog } from './answers.ts';

/** Which unit: asked of those who log for several, or who did when they began. A log that is changed stays with its unit. */
export const unitStep: Step<LogAnswers, 'unit'> = {
  key: 'unit',
  words: ['đơn vị', 'trường', 'unit', 'school'],
  when: (soFar, turn) => soFar.edits === undefined && (soFar.unit === undefined || unitsToLog(turn).length > 1),
  findsNames: true,
  ask: (_soFar, turn) => pageOf(null, turn),
  parse: readUnit,
  line: (code, _soFar, turn) => {
    const unit = unitOf(turn.campaign, code);
    const value = unit ? nameAmong(unit, unitsToLog(turn), turn.campaign) : { local: unitName(turn.campaign, code) };
    return { label: say('unit.label'), value };
  },
};

function pageOf(page: number | null, turn: Turn): Reply {
  const units = unitsToLog(turn);
  const choices = units.map((unit) => ({ label: nameAmong(unit, units, turn.campaign), value: unit.code }));
  return offerChoices(say('unit.ask'), choices, page, turn.can);
}

function readUnit(message: Message, _soFar: SoFar, turn: Turn): Parsed<string> {
  const units = unitsToLog(turn);
  const page = readPage(message.choice);
  if (page !== null) return { ok: true, deeper: page > 0, more: pageOf(page, turn) };
  const typed = message.choice ?? message.text ?? '';
  if (message.choice !== undefined) {
    return units.some((unit) => unit.code === typed) ? { ok: true, value: typed } : unknown(typed);
  }
  const found = isOwnUnit(typed) ? ownUnits(turn) : findUnits(typed, units, turn.campaign);
  if (found.kind === 'one') return { ok: true, value: found.unit.code };
  if (found.kind === 'none') return unknown(typed);
  const buttons = unitButtons(found.units, turn.campaign);
  return { ok: true, deeper: true, more: { text: say('unit.which'), buttons } };
}

const unknown = (typed: string): Parsed<string> => ({ ok: false, because: say('unit.none', { text: quote(typed) }) });
