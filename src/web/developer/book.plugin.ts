import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  Kind,
  parse,
  print,
  type DefinitionNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type NamedTypeNode,
  type StringValueNode,
} from 'graphql';
import type { Plugin } from 'vite';
import type { Book, BookField, BookType, Said } from './book.ts';

const root = resolve(import.meta.dirname, '../../..');
const HAN = /[\u3400-\u9fff]/;
/** So soon after the English sentence the Chinese one shows that it is Chinese. */
const SOON = 16;

/** A description in its two languages: first English, then, after the end of a sentence, Chinese. */
export function saidIn(description: StringValueNode | undefined): Said {
  const text = (description?.value ?? '').replace(/\s+/g, ' ').trim();
  for (const { index, 0: end } of text.matchAll(/[.!?:)`”"]\s/g)) {
    const at = index + end.length;
    if (HAN.test(text.slice(at, at + SOON)))
      return { en: text.slice(0, at).trim(), zh: text.slice(at) };
  }
  return { en: text, zh: text };
}

const inputOf = (node: InputValueDefinitionNode) => ({
  name: node.name.value,
  type: `${print(node.type)}${node.defaultValue === undefined ? '' : ` = ${print(node.defaultValue)}`}`,
  ...saidIn(node.description),
});

function fieldOf(node: FieldDefinitionNode): BookField {
  const reason = node.directives
    ?.find(({ name }) => name.value === 'deprecated')
    ?.arguments?.find(({ name }) => name.value === 'reason')?.value;
  return {
    name: node.name.value,
    type: print(node.type),
    ...saidIn(node.description),
    ...(reason?.kind === Kind.STRING ? { deprecated: reason.value } : {}),
    ...(node.arguments?.length ? { args: node.arguments.map(inputOf) } : {}),
  };
}

const valueOf = ({ name, description }: EnumValueDefinitionNode): BookField => ({
  name: name.value,
  type: '',
  ...saidIn(description),
});
const memberOf = ({ name }: NamedTypeNode): BookField => ({
  name: name.value,
  type: name.value,
  en: '',
  zh: '',
});

function typeOf(node: DefinitionNode): BookType | null {
  const made = (kind: BookType['kind'], fields: readonly BookField[]) =>
    'name' in node && node.name && 'description' in node
      ? { name: node.name.value, kind, ...saidIn(node.description), fields }
      : null;
  if (node.kind === Kind.OBJECT_TYPE_DEFINITION)
    return made('object', (node.fields ?? []).map(fieldOf));
  if (node.kind === Kind.INTERFACE_TYPE_DEFINITION)
    return made('interface', (node.fields ?? []).map(fieldOf));
  if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    return made('input', (node.fields ?? []).map(inputOf));
  if (node.kind === Kind.ENUM_TYPE_DEFINITION)
    return made('enum', (node.values ?? []).map(valueOf));
  if (node.kind === Kind.UNION_TYPE_DEFINITION)
    return made('union', (node.types ?? []).map(memberOf));
  return node.kind === Kind.SCALAR_TYPE_DEFINITION ? made('scalar', []) : null;
}

const text = (path: string): string => readFileSync(resolve(root, path), 'utf8');

/** The book of the schema as it is checked in. */
export function bookOf(): Book {
  const manifest = JSON.parse(text('schema/documents/manifest.json')) as Record<
    string,
    { name: string; text: string }
  >;
  const changes = 'schema/changes.json';
  return {
    types: parse(text('schema/graph.graphql'))
      .definitions.map(typeOf)
      .filter((type) => type !== null),
    documents: Object.keys(manifest).map((id) => {
      const { name = '', text: document = '' } = manifest[id] ?? {};
      return {
        id,
        name,
        kind: /^(query|mutation|subscription)/.exec(document)?.[1] ?? 'query',
        text: print(parse(document)),
      };
    }),
    changes: existsSync(resolve(root, changes))
      ? (JSON.parse(text(changes)) as Book['changes'])
      : [],
  };
}

/** Puts the book beside the pages, for whoever opens the developers' pages. */
export const schemaBook: Plugin = {
  name: 'schema-book',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'assets/book.json',
      source: JSON.stringify(bookOf()),
    });
  },
};
