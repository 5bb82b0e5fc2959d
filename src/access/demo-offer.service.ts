import { knownDistricts } from '../platform/database/district.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { Services } from './call.service.ts';
import { listDemoAccess, type DemoAccess } from './demo.service.ts';

/** A demo account and the district it is for. */
export type OfferedDemo = Pick<DemoAccess, 'name' | 'password' | 'role' | 'of'> & {
  readonly district: string;
};

/**
 * The demo accounts that would be let in now; none where the demo is off. Whether it is on is asked of
 * the door itself, with a demo key, so that nothing is offered that would then be refused.
 */
export async function offeredDemo(services: Services, now: Date): Promise<OfferedDemo[]> {
  const offered: OfferedDemo[] = [];
  for (const district of await knownDistricts(services.database)) {
    const accesses = await listDemoAccess(services.database, district);
    const [first] = accesses;
    if (first === undefined || !(await opens(services, first.key, now))) continue;
    for (const { name, password, role, of } of accesses) {
      offered.push({ district, name, password, role, of });
    }
  }
  return offered;
}

async function opens({ authentication }: Services, key: string, now: Date): Promise<boolean> {
  try {
    return (await authentication.authenticate({ authorization: `Bearer ${key}` }, now)) !== null;
  } catch (error) {
    if (error instanceof ExpectedError) return false;
    throw error;
  }
}
