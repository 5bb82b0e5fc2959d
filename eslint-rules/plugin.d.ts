import type { Rule } from 'eslint';

export declare const plugin: {
  meta: { name: string };
  rules: { described: Rule.RuleModule; 'mutation-authorises': Rule.RuleModule };
};
