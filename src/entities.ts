import { ListingEntity } from './listings/listing.entity.ts';
import { OrderEntity } from './orders/order.entity.ts';

/** Every entity MikroORM writes through. */
export const entities = [ListingEntity, OrderEntity];
