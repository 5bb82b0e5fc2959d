import { ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Column, Computed, Table } from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';

/** Whom to call about a listing. The number is never read in full here: see `revealContact`. */
@Table('person')
@ObjectType({
  description: bi(
    'Whom to call about a listing. `revealContact` gives the number in full.',
    '条目的联系人；完整号码由 revealContact 提供。',
  ),
})
export class Contact {
  @Column('text', 'name', { description: bi('A person or an office.', '联系人或联系单位。') })
  name!: string;
  @Computed('text', (a) => sql`left(${a}.phone, 3) || '****' || right(${a}.phone, 4)`, {
    nullable: true,
    description: bi('The number, masked; null where none is kept.', '号码（已遮盖）；未留则为空。'),
  })
  maskedPhone!: string | null;
}
