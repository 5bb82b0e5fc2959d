/** The most open needs a plan is made over at once; wider districts plan by chain or town. */
export const mostNeeds = 5_000;
/** The most pairings weighed in one plan. */
export const mostPairings = 120_000;
/** The most other weights tried beside a plan: each is a programme of its own. */
export const mostWhatIfs = 3;
/** A plan nobody applies is forgotten after so many days. */
export const planKeptDays = 7;
/** The most lines applied in one transaction: each is an order with its step, ledger and event. */
export const mostLines = 500;
/** The most differences told at once when a plan no longer holds. */
export const mostChanges = 20;
