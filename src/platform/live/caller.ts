import type { IncomingMessage } from 'node:http';
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLError,
  GraphQLFormattedError,
  OperationDefinitionNode,
} from 'graphql';
import type { Planner, Reader } from '../read/planner.ts';

/** Who holds a socket: what the platform must know of them. Features hand over more. */
export interface Caller {
  readonly reader: Reader;
  /** The session or key they signed in with: what can expire or be revoked. */
  readonly credential: string;
  /** Who they are, whatever the session: sockets are counted by it. */
  readonly viewer: string;
  /** How many sockets they may hold in this process. */
  readonly mostSockets: number;
}

/** Decides who comes in and who must leave. */
export interface Doorkeeper<C extends Caller> {
  /** Whether a page of this origin may open a socket at all (asked at the upgrade). */
  mayConnect(request: IncomingMessage): Promise<boolean>;
  /** Who is asking, by `connection_init` or cookie; null refuses with 4403. */
  admit(params: Readonly<Record<string, unknown>>, request: IncomingMessage): Promise<C | null>;
  /** The credentials among these that no longer hold: revoked, expired, or of other rights than then. */
  ended(callers: readonly C[]): Promise<ReadonlySet<string>>;
}

/** An operation as it came. */
export interface OperationRequest {
  readonly query?: string | undefined;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation that obeys the law: parsed, validated, within limits, variables coerced. */
export interface Prepared {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The law of operations that HTTP and WebSocket share. */
export interface Executor<C extends Caller> {
  readonly planner: Planner;
  /** Parses, validates and limits; what is wrong is given back as errors for the caller. */
  prepare(request: OperationRequest, caller: C): Promise<Prepared | readonly GraphQLError[]>;
  /** Runs a query or mutation and gives its answer as JSON text, errors masked. */
  execute(prepared: Prepared, caller: C): Promise<string>;
  /** Normal execution of a subscription's selection for one event (`rootValue`), errors masked. */
  payload(
    prepared: Prepared,
    caller: C,
    rootValue: unknown,
  ): Promise<ExecutionResult | { errors: readonly GraphQLFormattedError[] }>;
  /** What the caller may know of errors; the rest is logged. */
  mask(errors: readonly GraphQLError[]): readonly GraphQLFormattedError[];
}
