import { described } from './described.js';
import { mutationAuthorises } from './mutation-authorises.js';

/** The house's own lint rules, as an ESLint plugin named `lianzu`. */
export const plugin = {
  meta: { name: 'lianzu' },
  rules: { described, 'mutation-authorises': mutationAuthorises },
};
