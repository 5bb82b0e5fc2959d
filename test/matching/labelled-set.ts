/** The labelled sets of this folder that were read while mending, in the order they were written; set 13 stays unread. */
export const labelledSets = [
  'eval-dev.jsonl',
  'own-eval.jsonl',
  'held-out-eval.jsonl',
  'held-out-2-eval.jsonl',
  'held-out-3-eval.jsonl',
  'held-out-4-eval.jsonl',
  'held-out-5-eval.jsonl',
  'held-out-6-eval.jsonl',
  'held-out-7-eval.jsonl',
  'held-out-8-eval.jsonl',
  'held-out-9-eval.jsonl',
  'held-out-10-eval.jsonl',
  'held-out-11-eval.jsonl',
  'held-out-12-eval.jsonl',
] as const;
