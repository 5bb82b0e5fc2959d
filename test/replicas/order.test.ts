import { overReplicas } from '../support/replicas.ts';

/* The same tests as over one process, over two servers and two workers. */
overReplicas();
await import('../orders/order.test.ts');
