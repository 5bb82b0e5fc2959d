import { OperationTypeNode, type GraphQLSchema } from 'graphql';
import { Extensions, UseMiddleware, type MiddlewareFn } from 'type-graphql';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { refusal, refusalOf } from '../platform/errors/refusal.ts';
import { anyone, mayRead, mayReport, signedIn, type Policy } from './access.policy.ts';
import { isInScope } from './key-scope.rule.ts';
import { readerOf, type Viewer } from './viewer.rule.ts';

/** The part of a request's context that decides who may. */
export interface Asking {
  readonly viewer: Viewer | null;
}

/**
 * Who may call a mutation, subscription or query that is not planned. Everything is closed until a
 * policy opens it: strangers are refused as UNAUTHENTICATED, others as FORBIDDEN, accounts with an
 * initial password as PASSWORD_CHANGE_REQUIRED, keys made for something else as KEY_SCOPE. Open to
 * everyone it is only with a reason.
 */
export function Authorise(policy: Policy, reason?: string): MethodDecorator {
  if (policy === anyone && (reason ?? '').trim() === '')
    throw new TypeError('@Authorise(anyone) needs a reason');
  const guard: MiddlewareFn<Asking> = async ({ context, info }, next): Promise<unknown> => {
    authorise(context, policy);
    if (info.operation.operation === OperationTypeNode.MUTATION) {
      const refused = outOfScope(context, info.fieldName);
      if (refused !== null) throw refusalOf(refused);
    }
    return next();
  };
  return (prototype, name, descriptor) => {
    UseMiddleware(guard)(prototype, name, descriptor);
    Extensions({ authorise: { policy: policy.name, reason: reason ?? null } })(
      prototype,
      name,
      descriptor,
    );
  };
}

/** Refuses unless the policy lets the viewer. @throws GraphQLError */
export function authorise({ viewer }: Asking, policy: Policy): void {
  if (policy === anyone) return;
  if (viewer === null) throw refusal('UNAUTHENTICATED');
  if (viewer.mustChangePassword === true && policy !== signedIn)
    throw refusal('PASSWORD_CHANGE_REQUIRED');
  // A public link hangs on a notice board: what is not made for links is closed to it, whatever its role.
  if (viewer.reports !== undefined && policy !== mayReport) throw refusal('FORBIDDEN');
  if (!policy(viewer)) throw refusal('FORBIDDEN');
}

/**
 * Why a key may not do this, where it was not made for it: KEY_SCOPE. Null for whoever may.
 * @param deed a mutation, or what is sent past the graph
 */
export function outOfScope({ viewer }: Asking, deed: string): ExpectedError | null {
  if (viewer?.scopes === undefined || isInScope(viewer.scopes, deed)) return null;
  return ExpectedError.of('KEY_SCOPE', { scopes: viewer.scopes.join(', ') });
}

/** Who reads, for the planner: `Context.reader`. @throws GraphQLError for strangers and initial passwords */
export function requireReader(context: Asking): ReturnType<typeof readerOf> {
  authorise(context, mayRead);
  return readerOf(context.viewer as Viewer);
}

/** Whether `requireReader` would give a reader: then whole queries may be answered by the planner. */
export function isReader({ viewer }: Asking): boolean {
  return (
    viewer !== null &&
    viewer.mustChangePassword !== true &&
    viewer.reports === undefined &&
    mayRead(viewer)
  );
}

/**
 * The root fields that nobody guards: mutations and subscriptions without `@Authorise`, and queries
 * that are neither planned (the planner asks for a reader) nor have one; live fields run for readers
 * alone (the doorkeeper sees to that). Empty in a sound schema.
 */
export function unguardedFields(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((type) =>
    Object.values(type?.getFields() ?? {})
      .filter(({ extensions }) => {
        const planned = type === schema.getQueryType() && extensions['read'] !== undefined;
        const live = type === schema.getSubscriptionType() && extensions['live'] !== undefined;
        return !planned && !live && extensions['authorise'] === undefined;
      })
      .map(({ name }) => `${type?.name ?? ''}.${name}`),
  );
}

/** A request as services take it, once `@Authorise` has let its viewer. @throws GraphQLError for strangers */
export function callOf<Request extends Asking>(
  request: Request,
): Request & { readonly viewer: Viewer } {
  if (request.viewer === null) throw refusal('UNAUTHENTICATED');
  return request as Request & { readonly viewer: Viewer };
}
