import { ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { by } from '../platform/read/filter.ts';
import {
  Column,
  extendType,
  List,
  Localised,
  One,
  order,
  pageOf,
  Table,
} from '../platform/read/declare.ts';

@Table('unit', { shared: true, key: 'code' })
@ObjectType({ description: bi('A unit of quantity.', '计量单位。') })
export class Unit {
  @Column('id', 'code', { description: bi('Its code.', '代码。') })
  code!: string;
  @Localised('name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('text', 'dimension', {
    description: bi(
      'What it measures; only units of one dimension convert.',
      '量纲；同一量纲的单位可以换算。',
    ),
  })
  dimension!: string;
  @Column('text', 'numerator', {
    description: bi(
      'One of this unit is numerator / denominator of the dimension’s base unit.',
      '换算分子：一单位＝分子/分母个基本单位。',
    ),
  })
  numerator!: string;
  @Column('text', 'denominator', { description: bi('See numerator.', '换算分母。') })
  denominator!: string;
}

@Table('category', { shared: true, key: 'code' })
@ObjectType({
  description: bi(
    'What a listing is about: a class of things or services.',
    '类目：清单条目所属的事物或服务类别。',
  ),
})
export class Category {
  @Column('id', 'code', {
    description: bi(
      'Its code, such as `training.ecommerce-live`.',
      '代码，如 `training.ecommerce-live`。',
    ),
  })
  code!: string;
  @Localised('name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('int', 'depth', {
    description: bi('How deep it lies; top categories are 0.', '层级，顶层为0。'),
  })
  depth!: number;
  @Column('text', 'dimension', {
    nullable: true,
    description: bi('What it is usually counted in.', '通常的计量量纲。'),
  })
  dimension!: string | null;
  @One(
    () => Category,
    { code: 'parent' },
    { nullable: true, description: bi('The wider category.', '上级类目。') },
  )
  parent!: Category | null;
}

extendType(Category, {
  children: List(() => Category, { parent: 'code' }, order('rank:int', 'code'), {
    description: bi('The narrower categories.', '下级类目。'),
  }),
});

const taxonomyOrder = {
  RANK: { by: order('rank:int'), description: bi('In the taxonomy’s order.', '按类目次序。') },
};

export const categoryPage = pageOf('Category', () => Category, {
  key: 'code',
  orders: taxonomyOrder,
  filter: {
    code: by.text('code', bi('Its code.', '代码。')),
    parent: by.text('parent', bi('The wider category’s code.', '上级类目代码。')),
    depth: by.int('depth', bi('How deep it lies.', '层级。')),
  },
});

export const unitPage = pageOf('Unit', () => Unit, {
  key: 'code',
  orders: taxonomyOrder,
  filter: { dimension: by.text('dimension', bi('What it measures.', '量纲。')) },
});
