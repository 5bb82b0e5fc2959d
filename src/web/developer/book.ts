/** What the developers' pages know of the graph, made from the schema when the pages are built. */
export interface Book {
  readonly types: readonly BookType[];
  readonly documents: readonly BookDocument[];
  readonly changes: readonly BookChange[];
}

/** A sentence in both languages. */
export interface Said {
  readonly en: string;
  readonly zh: string;
}

/** A type of the graph. */
export interface BookType extends Said {
  readonly name: string;
  readonly kind: 'object' | 'input' | 'enum' | 'interface' | 'union' | 'scalar';
  /** Its fields or values; for a union the types it is made of. */
  readonly fields: readonly BookField[];
}

/** A field, an input field or an enum's value. */
export interface BookField extends Said {
  readonly name: string;
  /** As in the schema's language: `[Need!]!`; empty for a value. */
  readonly type: string;
  /** Why it should no longer be used. */
  readonly deprecated?: string;
  readonly args?: readonly (Said & { readonly name: string; readonly type: string })[];
}

/** A published document. */
export interface BookDocument {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly text: string;
}

/** What changed in the schema on a day, as coordinates: `Type.field(argument:)`. */
export interface BookChange {
  readonly date: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** The name of the type in `[Need!]!`. */
export const namedType = (type: string): string => type.replace(/[[\]!]/g, '').replace(/ .*$/, '');

export interface Found {
  readonly type: BookType;
  readonly field: BookField | null;
}

const MOST_FOUND = 60;

/** Types and fields whose name or sentence has all words of a search; names that begin with it come first. */
export function find(book: Book, text: string): readonly Found[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (name: string, { en, zh }: Said): boolean => {
    const whole = `${name} ${en} ${zh}`.toLowerCase();
    return words.every((word) => whole.indexOf(word) >= 0);
  };
  const all: Found[] = [];
  for (const type of book.types) {
    if (has(type.name, type)) all.push({ type, field: null });
    for (const field of type.fields)
      if (has(`${type.name}.${field.name}`, field)) all.push({ type, field });
  }
  const first = words[0] ?? '';
  const rank = ({ type, field }: Found): number => {
    const name = (field ?? type).name.toLowerCase();
    return (
      (name === first ? 0 : name.indexOf(first) === 0 ? 1 : name.indexOf(first) > 0 ? 2 : 3) +
      (field === null ? 0 : 0.5)
    );
  };
  return all.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FOUND);
}
