/** The most entries a page gives, and how many where none are asked for. */
export const pageLimits = { most: 100, usual: 20 } as const;

/** The most rows a list gives: lists have no pages, so the data is expected to stay far below. */
export const mostInList = 200;

/** The most conditions one filter holds, and the most values one `in` takes. */
export const filterLimits = { conditions: 40, values: 100 } as const;
