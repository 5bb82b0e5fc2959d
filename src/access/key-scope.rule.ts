/** What of its role's work a key is for. Reading is part of each. */
export enum KeyScope {
  EVERYTHING = 'EVERYTHING',
  READ = 'READ',
  LISTINGS = 'LISTINGS',
  ORDERS = 'ORDERS',
  LEDGERS = 'LEDGERS',
  REPORTS = 'REPORTS',
  WEBHOOKS = 'WEBHOOKS',
  CONTACTS = 'CONTACTS',
}

/** What is sent past the graph: photos and files of ledgers. */
export const sending = { photo: 'sendPhoto', ledger: 'sendLedger' } as const;

/**
 * What each scope opens beside reading: mutations, and what is sent past the graph. Deny by default: what
 * is not named here takes EVERYTHING, so that a program's key never grows with the graph.
 */
export const opens: Readonly<Record<Exclude<KeyScope, KeyScope.EVERYTHING>, readonly string[]>> = {
  // A list as a file, its numbers masked, is a list read; and so is remembering how far one has read.
  [KeyScope.READ]: ['exportLedger', 'markNoticesRead'],
  [KeyScope.LISTINGS]: [
    'addNeed',
    'addResource',
    'editListing',
    'renewListing',
    'confirmListing',
    'withdrawListing',
    'openWindows',
    'closeWindow',
    'offerUnder',
    sending.photo,
  ],
  [KeyScope.ORDERS]: [
    'placeOrder',
    'handOverOrder',
    'dispatchOrder',
    'reassignOrder',
    'acceptOrder',
    'declineOrder',
    'giveBackOrder',
    'deliverOrder',
    'rateOrder',
    'cancelOrder',
    'unmatchOrder',
    'reinstateOrder',
    'callToOrder',
    'reportIn',
    'declinePairing',
    'reinstatePairing',
    'recordOutcome',
    'correctOutcome',
  ],
  [KeyScope.LEDGERS]: [
    'mapLedgerSheet',
    'fixLedgerRow',
    'applyLedgerImport',
    'undoLedgerImport',
    'saveLedgerLayout',
    'removeLedgerLayout',
    sending.ledger,
  ],
  [KeyScope.REPORTS]: [
    'raiseMatter',
    'reportMatter',
    'rateMatter',
    'createReportLink',
    'revokeReportLink',
  ],
  [KeyScope.WEBHOOKS]: [
    'createWebhook',
    'pauseWebhook',
    'testWebhook',
    'redeliverWebhook',
    'rotateWebhookSecret',
    'removeWebhook',
  ],
  // People's numbers: asked for apart from everything else.
  [KeyScope.CONTACTS]: ['revealContact', 'exportLedgerWithNumbers'],
};

const ofReading = new Set(opens[KeyScope.READ]);

/** Whether a key of these scopes may do this: a mutation by its name, or what is sent past the graph. */
export function isInScope(scopes: readonly KeyScope[], deed: string): boolean {
  return (
    ofReading.has(deed) ||
    scopes.some((scope) => scope === KeyScope.EVERYTHING || opens[scope].includes(deed))
  );
}
