import { Kind, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';
import type { Variables } from './binding.ts';
import type { Plan } from './plan.ts';
import { Recent } from './recent.ts';
import { Unplannable } from './schema-spec.ts';

const mostPlans = 50;

/** What is known of one operation of a document: its fragments, shaping variables and plans. */
export class Operation {
  readonly fragments: Record<string, FragmentDefinitionNode> = {};
  private readonly shaping: readonly string[];
  private readonly plans = new Recent<Plan<unknown> | null>(mostPlans);

  constructor(document: DocumentNode) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.fragments[definition.name.value] = definition;
    }
    this.shaping = shapingVariables(document);
  }

  /**
   * The plan for a position (role, and which part of the operation) and the values of the shaping
   * variables, or null where normal execution must run.
   */
  plan<Written>(
    position: string,
    variables: Variables,
    compile: () => Plan<Written>,
  ): Plan<Written> | null {
    const shape = this.shaping.map((name) => JSON.stringify(variables[name])).join(',');
    const plan = this.plans.get(`${position}|${shape}`, () => {
      try {
        return compile();
      } catch (error) {
        if (error instanceof Unplannable) return null;
        throw error;
      }
    });
    // A position is always compiled by the same method, so what is written is what was asked for.
    return plan as Plan<Written> | null;
  }
}

/**
 * Variables whose values change which columns are read: in directives, and in arguments of fields
 * without a selection. Arguments of pages and keys are bound anew at each request.
 */
function shapingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  const collect = (node: Parameters<typeof visit>[0]): void => {
    visit(node, { Variable: ({ name }) => void names.add(name.value) });
  };
  visit(document, {
    Directive: collect,
    Field: (node) => {
      if (node.selectionSet === undefined) node.arguments?.forEach(collect);
    },
  });
  return [...names];
}
