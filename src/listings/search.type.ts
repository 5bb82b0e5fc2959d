import { ObjectType, registerEnumType } from 'type-graphql';
import { Party } from '../places/party.type.ts';
import { bi } from '../platform/describe.ts';
import { Column, EnumColumn, One, order, pageOf, Table } from '../platform/read/declare.ts';
import { by } from '../platform/read/filter.ts';
import { Listing } from './listing.type.ts';
import { searchCondition } from '../places/search.rule.ts';

/** What a search can find. */
export enum HitKind {
  VILLAGE = 'VILLAGE',
  ENTERPRISE = 'ENTERPRISE',
  ORGANIZATION = 'ORGANIZATION',
  NEED = 'NEED',
  RESOURCE = 'RESOURCE',
}
registerEnumType(HitKind, {
  name: 'HitKind',
  description: bi('What a search can find.', '搜索结果的类别。'),
  valuesConfig: {
    VILLAGE: { description: bi('A village.', '村。') },
    ENTERPRISE: { description: bi('An enterprise.', '企业。') },
    ORGANIZATION: { description: bi('Another organisation.', '其他组织。') },
    NEED: { description: bi('An open need.', '有效的需求。') },
    RESOURCE: { description: bi('An open resource.', '有效的资源。') },
  },
});

@Table('searchable')
@ObjectType({ description: bi('Something a search has found.', '一条搜索结果。') })
export class Hit {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @EnumColumn(() => HitKind, 'kind', { description: bi('What it is.', '类别。') })
  kind!: HitKind;
  @Column('text', 'label', { description: bi('Its name or title.', '名称或标题。') })
  label!: string;
  @One(
    () => Party,
    { id: 'party' },
    {
      description: bi(
        'The party found, or whose listing was found.',
        '找到的主体，或条目所属的主体。',
      ),
    },
  )
  party!: Party;
  @One(
    () => Listing,
    { id: 'listing' },
    { nullable: true, description: bi('The listing found.', '找到的条目。') },
  )
  listing!: Listing | null;
}

export const hitPage = pageOf('Hit', () => Hit, {
  orders: { LABEL: { by: order('label'), description: bi('By name or title.', '按名称或标题。') } },
  filter: {
    text: by.custom(
      () => String,
      bi('Words that must all occur.', '须全部出现的词。'),
      searchCondition,
    ),
    kind: by.enum('kind', 'HitKind', HitKind, bi('What to find.', '类别。')),
  },
});
