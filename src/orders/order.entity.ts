import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { LedgerStanding, OrderHolder, OrderState } from './order-state.rule.ts';

/** One row of `work_order`: what is taken up, who holds it and since when. Quantities are thousandths. */
@Entity({ tableName: 'work_order' })
export class OrderEntity {
  @PrimaryKey({ type: 'text' })
  district!: string;
  @PrimaryKey({ type: 'uuid' })
  id!: string;
  @Property({ type: 'uuid', nullable: true })
  pairing!: string | null;
  @Property({ type: 'uuid', nullable: true })
  need!: string | null;
  @Property({ type: 'uuid', nullable: true })
  resource!: string | null;
  @Property({ type: 'uuid', fieldName: 'resource_window', nullable: true })
  window!: string | null;
  @Property({ type: 'uuid', fieldName: 'need_party' })
  needParty!: string;
  @Property({ type: 'uuid', fieldName: 'need_town', nullable: true })
  needTown!: string | null;
  @Property({ type: 'uuid', fieldName: 'resource_party', nullable: true })
  resourceParty!: string | null;
  @Property({ type: 'uuid', fieldName: 'resource_town', nullable: true })
  resourceTown!: string | null;
  @Property({ type: 'uuid', nullable: true })
  chain!: string | null;
  @Property({ type: 'uuid', nullable: true })
  stage!: string | null;
  @Property({ type: 'text', nullable: true })
  category!: string | null;
  @Property({ type: 'text' })
  mechanism!: string;
  @Property({ type: 'uuid', nullable: true })
  coordinator!: string | null;
  @Property({ type: 'text' })
  state!: OrderState;
  @Property({ type: 'text' })
  standing!: LedgerStanding;
  @Property({ type: 'bigint', nullable: true })
  quantity!: bigint | null;
  @Property({ type: 'text', nullable: true })
  unit!: string | null;
  @Property({ type: 'boolean' })
  counted!: boolean;
  @Property({ type: 'bigint', fieldName: 'need_quantity', nullable: true })
  needQuantity!: bigint | null;
  @Property({ type: 'bigint' })
  delivered!: bigint;
  @Property({ type: 'bigint', fieldName: 'need_delivered' })
  needDelivered!: bigint;
  @Property({ type: 'int' })
  deliveries!: number;
  @Property({ type: 'int', nullable: true })
  rating!: number | null;
  @Property({ type: 'text', nullable: true })
  note!: string | null;
  @Property({ type: 'text' })
  holder!: OrderHolder;
  @Property({ type: 'uuid', fieldName: 'holder_party', nullable: true })
  holderParty!: string | null;
  @Property({ type: 'uuid', fieldName: 'holder_town', nullable: true })
  holderTown!: string | null;
  @Property({ type: 'datetime', fieldName: 'held_since' })
  heldSince!: Date;
  @Property({ type: 'datetime', fieldName: 'warn_at', nullable: true })
  warnAt!: Date | null;
  @Property({ type: 'datetime', fieldName: 'due_at', nullable: true })
  dueAt!: Date | null;
  @Property({ type: 'datetime', fieldName: 'check_at', nullable: true })
  checkAt!: Date | null;
  @Property({ type: 'text' })
  pace!: 'GREEN' | 'YELLOW' | 'RED';
  @Property({ type: 'int' })
  escalation!: number;
  @Property({ type: 'int' })
  steps!: number;
  @Property({ type: 'boolean' })
  synthetic!: boolean;
  @Property({ type: 'uuid', fieldName: 'created_by', nullable: true })
  createdBy!: string | null;
  @Property({ type: 'datetime', fieldName: 'created_at' })
  createdAt!: Date;
  @Property({ type: 'datetime', fieldName: 'updated_at' })
  updatedAt!: Date;
  @Property({ type: 'int' })
  version!: number;
}
