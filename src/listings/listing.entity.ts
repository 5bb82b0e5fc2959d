import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One row of `listing`: a line of a party's resource or need list. Quantities are thousandths of the unit. */
@Entity({ tableName: 'listing' })
export class ListingEntity {
  @PrimaryKey({ type: 'text' })
  district!: string;
  @PrimaryKey({ type: 'uuid' })
  id!: string;
  @Property({ type: 'text' })
  kind!: 'NEED' | 'RESOURCE';
  @Property({ type: 'uuid' })
  party!: string;
  @Property({ type: 'uuid', nullable: true })
  town!: string | null;
  @Property({ type: 'uuid', nullable: true })
  chain!: string | null;
  @Property({ type: 'uuid', nullable: true })
  stage!: string | null;
  @Property({ type: 'text', nullable: true })
  category!: string | null;
  @Property({ type: 'text' })
  title!: string;
  @Property({ type: 'text', nullable: true })
  detail!: string | null;
  @Property({ type: 'bigint', nullable: true })
  quantity!: bigint | null;
  @Property({ type: 'text', nullable: true })
  unit!: string | null;
  @Property({ type: 'bigint' })
  reserved!: bigint;
  @Property({ type: 'bigint' })
  committed!: bigint;
  @Property({ type: 'bigint', fieldName: 'minimum_lot', nullable: true })
  minimumLot!: bigint | null;
  @Property({ type: 'boolean' })
  divisible!: boolean;
  @Property({ type: 'date', fieldName: 'available_from', nullable: true })
  availableFrom!: string | null;
  @Property({ type: 'date', fieldName: 'available_to', nullable: true })
  availableTo!: string | null;
  @Property({ type: 'uuid', fieldName: 'only_town', nullable: true })
  onlyTown!: string | null;
  @Property({ type: 'double', nullable: true })
  lat!: number | null;
  @Property({ type: 'double', nullable: true })
  lon!: number | null;
  @Property({ type: 'int', fieldName: 'radius_m', nullable: true })
  radiusMetres!: number | null;
  @Property({ type: 'text', nullable: true })
  terms!: 'FREE' | 'LOW_COST' | 'MARKET' | null;
  @Property({ type: 'uuid', nullable: true })
  contact!: string | null;
  @Property({ type: 'text', nullable: true })
  source!: string | null;
  @Property({ type: 'text' })
  status!: 'OPEN' | 'WITHDRAWN' | 'EXPIRED' | 'FULFILLED';
  @Property({ type: 'text' })
  freshness!: 'FRESH' | 'AGING' | 'STALE';
  @Property({ type: 'datetime', fieldName: 'confirmed_at' })
  confirmedAt!: Date;
  @Property({ type: 'date', fieldName: 'expires_on', nullable: true })
  expiresOn!: string | null;
  @Property({ type: 'uuid', fieldName: 'created_by', nullable: true })
  createdBy!: string | null;
  @Property({ type: 'datetime', fieldName: 'created_at' })
  createdAt!: Date;
  @Property({ type: 'datetime', fieldName: 'updated_at' })
  updatedAt!: Date;
  @Property({ type: 'int' })
  version!: number;
  /** Whether it is offered in windows; its quantity is then the sum of theirs. */
  @Property({ type: 'boolean', default: false })
  windowed: boolean & Opt = false;
  @Property({ type: 'boolean' })
  synthetic!: boolean;
}
