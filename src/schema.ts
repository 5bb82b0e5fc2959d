import 'reflect-metadata';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { bi } from './platform/describe.ts';
import { noPubSub } from './platform/live/live-field.ts';
import { deriveResolvers } from './platform/read/derive.ts';
import { AccountResolver } from './access/account.resolver.ts';
import { AllowedOriginResolver } from './access/allowed-origin.resolver.ts';
import { AuditResolver } from './access/audit.resolver.ts';
import { DemoQueries } from './access/demo.resolver.ts';
import { JobResolver } from './access/job.resolver.ts';
import { KeyResolver } from './access/key.resolver.ts';
import { LimitResolver } from './access/limit.resolver.ts';
import { SignInResolver } from './access/sign-in.resolver.ts';
import './places/holder.type.ts';
import './chains/holder.type.ts';
import { ChainMutations } from './chains/chain-mutation.resolver.ts';
import { ChainQueries } from './chains/chain.resolver.ts';
import { ListingMutations } from './listings/listing-mutation.resolver.ts';
import { ListingQueries } from './listings/listing.resolver.ts';
import { ContactReveal } from './orders/contact-reveal.resolver.ts';
import { HandoverResolver } from './orders/handover.resolver.ts';
import { AllocationResolver } from './orders/allocation.resolver.ts';
import { OrderMutations } from './orders/order-mutation.resolver.ts';
import { OrderCalendarResolver } from './orders/order-calendar.resolver.ts';
import { OrderFields, OrderQueries } from './orders/order.resolver.ts';
import { OutcomeResolver } from './outcomes/outcome.resolver.ts';
import { PartnershipResolver } from './partnerships/partnership.resolver.ts';
import { InsightResolver } from './insights/insight.resolver.ts';
import { StandingResolver } from './insights/standing.resolver.ts';
import { ExportResolver } from './ledgers/export.resolver.ts';
import { ImportResolver } from './ledgers/import.resolver.ts';
import { CivicResolver } from './civic/civic.resolver.ts';
import { ReportResolver } from './civic/report.resolver.ts';
import { WebhookResolver } from './notices/webhook.resolver.ts';
import { DigestResolver } from './notices/digest.resolver.ts';
import { NoticeResolver } from './notices/notice.resolver.ts';
import { PairingQueries } from './matching/pairing.resolver.ts';
import { LexiconProposalResolver } from './matching/lexicon-proposal.resolver.ts';
import { LexiconResolver } from './matching/lexicon.resolver.ts';
import { ReadingQueries } from './matching/reading.resolver.ts';
import { EventQueries, EventSubscriptions } from './notices/event.resolver.ts';
import './notices/order-event.type.ts';
import './notices/register-event.type.ts';
import { PlaceQueries } from './places/place.resolver.ts';
import { DivisionResolver } from './places/division.resolver.ts';
import { RegisterResolver } from './places/register.resolver.ts';

/** Builds the executable schema: type-graphql's classes, resolvers derived from read declarations. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      SignInResolver,
      AccountResolver,
      KeyResolver,
      AllowedOriginResolver,
      LimitResolver,
      JobResolver,
      AuditResolver,
      DemoQueries,
      PlaceQueries,
      RegisterResolver,
      DivisionResolver,
      ChainQueries,
      ChainMutations,
      ListingQueries,
      ListingMutations,
      PairingQueries,
      ReadingQueries,
      LexiconResolver,
      LexiconProposalResolver,
      OrderQueries,
      OrderFields,
      ContactReveal,
      HandoverResolver,
      OrderMutations,
      OrderCalendarResolver,
      AllocationResolver,
      OutcomeResolver,
      PartnershipResolver,
      CivicResolver,
      ReportResolver,
      WebhookResolver,
      NoticeResolver,
      DigestResolver,
      InsightResolver,
      StandingResolver,
      ImportResolver,
      ExportResolver,
      EventQueries,
      EventSubscriptions,
    ],
    pubSub: noPubSub,
    validate: false,
  });
  deriveResolvers(schema);
  describeRoots(schema);
  return schema;
}

/** type-graphql makes the root types itself and leaves them without a word. */
function describeRoots(schema: GraphQLSchema): void {
  const say = (type: Maybe<GraphQLObjectType>, en: string, zh: string): void => {
    if (type != null) type.description = bi(en, zh);
  };
  say(schema.getQueryType(), 'What can be read.', '查询。');
  say(schema.getMutationType(), 'What can be done.', '办理。');
  say(schema.getSubscriptionType(), 'What can be followed live.', '实时订阅。');
}

type Maybe<Value> = Value | null | undefined;
