import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import { bi } from '../describe.ts';
import type { AskedOperation } from './law.ts';

type Manifest = Readonly<Record<string, { readonly name: string; readonly text: string }>>;

/**
 * The documents we ship, by the SHA-256 of their text: a page sends `documentId` (`sha256:…`), or
 * `extensions.persistedQuery.sha256Hash` as Apollo's clients do, instead of the text. Locked down, nothing
 * else is run.
 */
export class PersistedDocuments {
  private constructor(
    private readonly texts: ReadonlyMap<string, string>,
    private readonly hashes: ReadonlyMap<string, string>,
    /** Whether documents that are not in the manifest are refused. */
    readonly only: boolean,
  ) {}

  static of(manifest: Manifest, only: boolean): PersistedDocuments {
    const texts = new Map<string, string>();
    const hashes = new Map<string, string>();
    for (const { name, text } of Object.values(manifest)) {
      texts.set(hashOf(text), text);
      hashes.set(name, hashOf(text));
    }
    return new PersistedDocuments(texts, hashes, only);
  }

  /** The `documentId` of a document by its operation's name; null where none is called so. */
  idOf(name: string): string | null {
    const hash = this.hashes.get(name);
    return hash === undefined ? null : `sha256:${hash}`;
  }

  /** Reads the manifest that `graphql-codegen` writes. */
  static async load(path: string, only: boolean): Promise<PersistedDocuments> {
    return PersistedDocuments.of(JSON.parse(await readFile(path, 'utf8')) as Manifest, only);
  }

  /** The operation with its text in place of its hash. */
  resolve(asked: AskedOperation): AskedOperation {
    const hash = askedHash(asked);
    const text = hash === null ? undefined : this.texts.get(hash);
    if (text === undefined) return asked;
    const { operationName, variables } = asked;
    return {
      query: text,
      ...(operationName === undefined ? {} : { operationName }),
      ...(variables === undefined ? {} : { variables }),
    };
  }

  /** What forbids an operation that `resolve` has been through, or null. */
  refusalOf(asked: AskedOperation): GraphQLError | null {
    const { query } = asked;
    const isText = typeof query === 'string' && query !== '';
    if (!isText && askedHash(asked) !== null) {
      return new GraphQLError(
        bi(
          'PersistedQueryNotFound: no such document is published; send its text.',
          '没有发布该文档，请直接发送文档内容。',
        ),
        { extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 400 } } },
      );
    }
    if (!this.only || !isText || this.texts.has(hashOf(query))) return null;
    return new GraphQLError(
      bi(
        'Only published documents are run here; send the documentId of one.',
        '此处只执行已发布的文档，请发送其 documentId。',
      ),
      { extensions: { code: 'PERSISTED_QUERY_ONLY', http: { status: 403 } } },
    );
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function askedHash({ documentId, extensions }: AskedOperation): string | null {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '').toLowerCase();
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery;
  return typeof persisted?.sha256Hash === 'string' ? persisted.sha256Hash.toLowerCase() : null;
}
