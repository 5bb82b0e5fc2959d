import { readEntry } from '../matching/read-entry.rule.ts';
import { normaliseText } from '../matching/segment.rule.ts';
import { readWindow } from '../matching/window.rule.ts';
import { contactOf as callable } from '../listings/contact.rule.ts';
import { readDay, readDays, readTerms, titleKey } from './cell.rule.ts';
import { likeNames, named, partiesNamed, type NamedParty } from './name-book.rule.ts';
import { readQuantity } from './quantity.rule.ts';
import type { DraftContact, RowReading, RowSheet } from './row-draft.rule.ts';

/** The longest a title may be; what is over goes into the detail. */
const longestTitle = 60;

type Said = Record<string, string | number | boolean | null>;

/**
 * Reads a row of a need or resource list by the rules an entry put in by hand is read with: columns
 * are believed first, the words fill in what no column says.
 */
export function readListingRow(sheet: RowSheet): RowReading {
  const { kind, book, today, lexicon } = sheet.context;
  const party = partyOf(sheet);
  const { title, detail } = wording(sheet);
  if (title === null) sheet.fault('TITLE_MISSING', 'TITLE');
  const said: Said = {};
  const quantity = quantityOf(sheet, said);
  windowOf(sheet, said);
  shelvesOf(sheet, said);
  const terms = sheet.get('TERMS');
  if (terms !== null) said['terms'] = readTerms(terms);
  const notes = [detail, ...quantity, ...noted(sheet, said, terms)].filter((part) => part !== null);
  if (title !== null) said['title'] = title;
  if (notes.length > 0) said['detail'] = notes.join('\n').slice(0, 4_000);

  const reading = readEntry(
    {
      title: title ?? '',
      detail: detail ?? null,
      kind: kind === 'NEED' ? 'NEED' : 'RESOURCE',
      quantity: text(said['quantity']),
      unit: text(said['unit']),
      availableFrom: text(said['availableFrom']),
      availableTo: text(said['availableTo']),
    },
    { today, lexicon },
  );
  const read: Said = {};
  const shelf = reading.categories.find((code) => named(book.category, code) !== null);
  if (said['category'] === undefined && shelf !== undefined) read['category'] = shelf;
  if (said['terms'] === undefined && reading.price !== null) read['terms'] = reading.price;
  const amount = reading.amount;
  if (said['quantity'] === undefined && amount?.min === amount?.max && amount?.rate !== true) {
    const unit =
      amount === null ? null : (named(book.unit, amount.unit) ?? named(book.unit, amount.unitZh));
    const exact = Math.round((amount?.max ?? 0) * 1_000) / 1_000;
    if (unit != null && exact > 0) {
      read['quantity'] = String(exact);
      read['unit'] = unit.id;
    }
  }
  if (said['availableFrom'] === undefined && said['availableTo'] === undefined) {
    if (reading.window.from !== null) read['availableFrom'] = reading.window.from;
    if (reading.window.to !== null) read['availableTo'] = reading.window.to;
  }
  const contact = contactOf(sheet);
  const number = sheet.get('NUMBER');
  const owner = party?.id ?? sheet.context.party;
  return {
    kind,
    title,
    draft:
      sheet.problems.length > 0 || owner === null ? null : { party: owner, said, read, contact },
    problems: sheet.problems,
    suggestions: sheet.suggestions,
    key:
      owner === null || title === null
        ? null
        : `${owner}|${number === null ? `=${titleKey(title)}` : `#${number.slice(0, 60)}`}`,
  };
}

const text = (value: string | number | boolean | null | undefined): string | null =>
  value == null ? null : String(value);

/** The row's party by name and town, or the import's own. */
export function partyOf(sheet: RowSheet): NamedParty | null {
  const { book, party } = sheet.context;
  const name = sheet.get('PARTY');
  const townName = sheet.get('TOWN');
  const town = townName === null ? null : named(book.town, townName, 'town');
  if (name === null) {
    if (party === null) sheet.fault('LEDGER_PARTY_MISSING', 'PARTY');
    return party === null ? null : (book.partyById.get(party) ?? null);
  }
  const found = partiesNamed(book, name, town?.id ?? null);
  if (found.length === 1) return found[0] as NamedParty;
  if (found.length > 1) {
    const [own] = found.filter((one) => one.id === party);
    if (own !== undefined) return own;
    sheet.fault('LEDGER_PARTY_AMBIGUOUS', 'PARTY', { name: name.slice(0, 40) });
    const towns = new Map(book.towns.map((one) => [one.id, one.name]));
    sheet.suggest(
      'TOWN',
      found.flatMap((one) => (one.town === null ? [] : [towns.get(one.town) ?? ''])).slice(0, 3),
    );
    return null;
  }
  sheet.fault('LEDGER_PARTY_UNKNOWN', 'PARTY', { name: name.slice(0, 40) });
  const near = book.parties.filter((one) => town === null || one.town === town.id);
  sheet.suggest(
    'PARTY',
    likeNames(
      near.map((one) => one.name),
      name,
    ),
  );
  return null;
}

/** What it is: the title column, or where there is none the first words of the detail. */
function wording(sheet: RowSheet): { title: string | null; detail: string | null } {
  const [given, detail] = [sheet.get('TITLE') ?? sheet.get('DETAIL'), sheet.get('DETAIL')];
  if (given === null) return { title: null, detail: null };
  const flat = given.replace(/\s*\n\s*/g, '，');
  const own = detail === given ? null : detail;
  if (flat.length <= longestTitle) return { title: flat, detail: own };
  const stop = flat.slice(0, longestTitle).search(/[，,。；;！!][^，,。；;！!]*$/);
  const title = flat.slice(0, stop > 8 ? stop : longestTitle);
  return { title, detail: own === null ? given : `${given}\n${own}` };
}

/** Fills quantity, unit and smallest lot; gives back the words where they say more than the number. */
function quantityOf(sheet: RowSheet, said: Said): string[] {
  const { lexicon } = sheet.context;
  const words: string[] = [];
  const cell = sheet.get('QUANTITY');
  if (cell !== null) {
    const found = readQuantity(cell, lexicon);
    if (found === null)
      sheet.fault('LEDGER_QUANTITY_UNREAD', 'QUANTITY', { text: cell.slice(0, 40) });
    else {
      if (found.rough) words.push(`数量：${cell}`);
      if (found.quantity !== null) {
        const unit = unitOf(sheet, found.unit, cell);
        if (unit !== null) {
          said['quantity'] = found.quantity;
          said['unit'] = unit;
        }
      }
    }
  }
  const lot = sheet.get('MINIMUM_LOT');
  if (lot !== null) {
    const least = readQuantity(lot, lexicon)?.quantity ?? null;
    const known = said['quantity'];
    if (least === null || (least !== null && known === undefined)) words.push(`起量：${lot}`);
    else if (Number(least) > Number(known)) sheet.fault('MINIMUM_LOT_TOO_LARGE', 'MINIMUM_LOT');
    else said['minimumLot'] = least;
  }
  return words;
}

/** The unit beside the number, in its own column, or in the heading's brackets. */
function unitOf(sheet: RowSheet, inCell: string | null, cell: string): string | null {
  const { book, lexicon } = sheet.context;
  const column = sheet.get('UNIT');
  const given = inCell ?? column ?? sheet.unitOf('QUANTITY');
  if (given === null) {
    sheet.fault('LEDGER_UNIT_MISSING', 'UNIT', { quantity: cell.slice(0, 20) });
    return null;
  }
  const word = normaliseText(given).replace(/[/／].*$/, '');
  const code = lexicon.units.has(word) ? word : (lexicon.unitWords.get(word) ?? null);
  const known =
    named(book.unit, word) ??
    (code === null
      ? null
      : (named(book.unit, code) ?? named(book.unit, lexicon.units.get(code)?.zh ?? '')));
  if (known === null) {
    sheet.fault('LEDGER_UNIT_UNKNOWN', 'UNIT', { text: given.slice(0, 20) });
    sheet.suggest(
      'UNIT',
      likeNames(
        book.units.map((unit) => unit.name),
        given,
      ),
    );
  }
  return known?.id ?? null;
}

/** Fills the days: two columns, or one in words. */
function windowOf(sheet: RowSheet, said: Said): void {
  const { today, lexicon } = sheet.context;
  for (const [field, key, end] of [
    ['FROM', 'availableFrom', false],
    ['TO', 'availableTo', true],
    ['EXPIRES', 'expiresOn', true],
  ] as const) {
    const cell = sheet.get(field);
    if (cell === null || /长期|不限|随时|全年/.test(cell)) continue;
    const inWords = readWindow(normaliseText(cell), today, lexicon);
    const day = readDay(cell, end) ?? (end ? inWords.to : inWords.from);
    if (day === null) sheet.fault('LEDGER_DATE_UNREAD', field, { text: cell.slice(0, 40) });
    else said[key] = day;
  }
  const cell = sheet.get('WINDOW');
  if (cell === null || /长期|不限|随时|全年|待定|按需|协商|常年/.test(cell)) return;
  const days = readDays(cell);
  const day = readDay(cell, false);
  const window =
    days ??
    (day === null
      ? readWindow(normaliseText(cell), today, lexicon)
      : { from: day, to: readDay(cell, true) });
  if (window.from === null && window.to === null) {
    sheet.fault('LEDGER_DATE_UNREAD', 'WINDOW', { text: cell.slice(0, 40) });
    return;
  }
  if (window.from !== null && said['availableFrom'] === undefined)
    said['availableFrom'] = window.from;
  if (window.to !== null && said['availableTo'] === undefined) said['availableTo'] = window.to;
}

/** Category, chain and stage; words that name none are kept in the detail, for the reading to use. */
function shelvesOf(sheet: RowSheet, said: Said): void {
  const { book } = sheet.context;
  const category = sheet.get('CATEGORY');
  const shelf =
    category === null ? null : named(book.category, category.split(/[/／>·-]/).at(-1) ?? '');
  if (shelf !== null) said['category'] = shelf.id;
  const chainName = sheet.get('CHAIN');
  const chain = chainName === null ? null : named(book.chain, chainName, 'chain');
  if (chainName !== null && chain === null) {
    sheet.fault('LEDGER_VALUE_UNKNOWN', 'CHAIN', {
      what: '链组',
      value: chainName.slice(0, 40),
      choices: book.chains.map(({ name }) => name).join('、'),
    });
    sheet.suggest(
      'CHAIN',
      likeNames(
        book.chains.map(({ name }) => name),
        chainName,
      ),
    );
  }
  if (chain !== null) said['chain'] = chain.id;
  const stageName = sheet.get('STAGE');
  if (stageName === null) return;
  const stages = book.stages.filter(({ chain: of }) => chain === null || of === chain.id);
  const stage = stages.find(({ name, also }) => [name, ...also].includes(stageName));
  if (stage !== undefined) {
    said['stage'] = stage.id;
    said['chain'] ??= stage.chain;
  }
}

/** What no field holds but people would miss. */
function noted(sheet: RowSheet, said: Said, terms: string | null): (string | null)[] {
  const category = sheet.get('CATEGORY');
  const window = sheet.get('WINDOW');
  const note = sheet.get('NOTE');
  return [
    category !== null && said['category'] === undefined ? `类别：${category}` : null,
    window !== null && said['availableFrom'] === undefined && said['availableTo'] === undefined
      ? `时间：${window}`
      : null,
    terms !== null && (said['terms'] === null || terms.length > 4) ? `费用：${terms}` : null,
    note === null ? null : `备注：${note}`,
  ];
}

/** Whom to call: a name and a number, in two cells or in one; a number that is none is a fault. */
export function contactOf(sheet: RowSheet): DraftContact | null {
  const [name, cell] = [sheet.get('CONTACT'), sheet.get('PHONE')];
  // 合成甲 13800000000 in one cell.
  const phone =
    cell?.split(/[、,，/;；\n]/)[0] ?? /1\d{10}/.exec((name ?? '').replace(/\s|-/g, ''))?.[0];
  if (phone === undefined) return null;
  const who = (name ?? '').replace(/[\d\s()（）-]+$/, '').trim();
  const contact = callable({ name: who === '' ? '联系人' : who.slice(0, 40), phone });
  if (contact === null) sheet.fault('CONTACT_INVALID', 'PHONE');
  return contact;
}
