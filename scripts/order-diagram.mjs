/** Draws the orders' table into docs/orders.md: npm run -s build && node scripts/order-diagram.mjs */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { orderDiagram } from '../dist/orders/order-diagram.rule.js';
import { transitions } from '../dist/orders/order-transition.rule.js';

const page = resolve(import.meta.dirname, '../docs/orders.md');
const [begin, end] = ['<!-- drawn from the table -->', '<!-- end of the drawing -->'];
const text = await readFile(page, 'utf8');
const [before, rest] = text.split(begin);
const after = rest?.split(end)[1];
if (after === undefined) throw new Error(`docs/orders.md has lost its marks ${begin} … ${end}`);
await writeFile(page, `${before}${begin}\n\n${orderDiagram(transitions)}\n\n${end}${after}`);
