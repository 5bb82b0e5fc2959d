import { Writer } from '../places/writer.type.ts';
import { bi } from '../platform/describe.ts';
import { extendType, One } from '../platform/read/declare.ts';
import { Event } from './event.type.ts';

extendType(Event, {
  by: One(
    () => Writer,
    { id: 'actor' },
    {
      nullable: true,
      description: bi(
        'As what it was done, such as by a town for its village; null for what happened by itself.',
        '办理身份（例如镇街代村办理）；自动发生的为空。',
      ),
    },
  ),
});
