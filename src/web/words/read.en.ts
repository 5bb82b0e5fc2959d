import type { zhRead } from './read.zh.ts';

const many = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

/** The same in English. */
export const enRead: typeof zhRead = {
  villages: {
    title: 'Villages',
    lead: (count) =>
      `${many(count, 'village')} in the district. Find one to see what it has and needs.`,
    label: 'Village or town',
    none: 'No such village. Check the name or type less of it.',
    count: (count) => many(count, 'village'),
    nothing: 'nothing yet',
  },
  strength: { STRONG: 'Strong village', AVERAGE: 'Average village', WEAK: 'Weak village' },
  kinds: { VILLAGE: 'Village', ENTERPRISE: 'Enterprise', ORGANIZATION: 'Organisation' },
  organizations: {
    BANK: 'Bank',
    COOPERATIVE: 'Cooperative',
    DEPARTMENT: 'Department',
    FAMILY_FARM: 'Family farm',
    GROUP: 'Group, as published',
    INSTITUTE: 'Institute',
    MEDIA: 'Media',
    OTHER: 'Other organisation',
    SOCIAL_ORGANIZATION: 'Social organisation',
    UNIVERSITY: 'University',
  },
  party: {
    needs: 'Needs',
    resources: 'Resources',
    pairings: 'Pairings',
    chains: 'Chains',
    leads: (weak) => `Leads ${weak}`,
    led: (strong) => `Led by ${strong}`,
    noNeeds: 'No needs yet: technique, hands, a market; anything counts.',
    noResources: 'No resources yet: an empty house, land, machines, a craft; all count.',
    noPairings: 'Nothing fits yet. The more precise an entry, the sooner it pairs.',
    print: 'Print lists',
    printed: (date) => `Printed ${date}`,
    addNeed: 'Put in a need',
    addResource: 'Put in a resource',
    missing: 'There is no such party in this district.',
    source: 'Source',
    synthetic: 'Synthetic data',
    closed: (count) => `Closed (${count})`,
  },
  take: {
    up: 'Take it up: place an order',
    seeOrder: 'See the order',
    decline: 'Does not fit',
    title: 'Place an order: how much?',
    quantity: (unit) => `How much (${unit})`,
    asMuch: 'Left empty, as much as fits.',
    note: 'Anything to add? (optional)',
    go: 'Place the order',
    leave: 'Not now',
    declineTitle: 'What does not fit? Saying so makes the next ones better.',
    declined: 'Noted.',
    reinstate: 'Look again: bring this pairing back',
  },
};
