import { ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Column, Computed, extendType, List, order, Table } from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';
import { Listing } from './listing.type.ts';

@Table('listing_photo')
@ObjectType({
  description: bi('A photo of a listing, without EXIF.', '条目照片（已去除 EXIF 信息）。'),
})
export class Photo {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Computed('text', (a) => sql`'/d/' || ${a}.district || '/photos/' || ${a}.id`, {
    description: bi(
      'Where it is read, with the viewer’s credential.',
      '读取地址（须带当前用户凭证）。',
    ),
  })
  url!: string;
  @Column('int', 'width', { description: bi('Width in pixels.', '宽（像素）。') })
  width!: number;
  @Column('int', 'height', { description: bi('Height in pixels.', '高（像素）。') })
  height!: number;
}

extendType(Listing, {
  photos: List(() => Photo, { listing: 'id' }, order('rank:int'), {
    description: bi(
      'Its photos, at most three. Sent by POST of the picture to `/d/<district>/listings/<id>/photos`, with an `Idempotency-Key` so that one sent again counts once.',
      '照片，最多三张。以 POST 图片到 `/d/<区代码>/listings/<标识>/photos` 上传；带 `Idempotency-Key` 时重复发送只算一次。',
    ),
  }),
});
