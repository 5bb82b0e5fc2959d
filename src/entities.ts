import { ListingEntity } from './listings/listing.entity.ts';

/** Every entity MikroORM writes through. */
export const entities = [ListingEntity];
