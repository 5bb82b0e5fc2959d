import { Field, Int, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { GeoJsonScalar } from '../platform/geo-json.scalar.ts';

@ObjectType({ description: bi('The villages on the map.', '村庄地图。') })
export class VillageMap {
  @Field(() => GeoJsonScalar, {
    description: bi(
      'Villages (`kind: VILLAGE`) and towns (`kind: TOWN`, at the mean of their villages) as points, with open needs and resources, live pairings, strength and the source of the coordinates.',
      '村（kind: VILLAGE）与镇街（kind: TOWN，取各村平均位置）的点，含在列需求、资源、配对数、强弱和坐标来源。',
    ),
  })
  geojson!: object;
  @Field(() => Int, { description: bi('Villages with coordinates.', '有坐标的村数。') })
  placed!: number;
  @Field(() => [String], {
    description: bi('Villages without coordinates, by name.', '无坐标的村名。'),
  })
  unplaced!: string[];
  @Field(() => [String], {
    description: bi('Where the coordinates are from.', '坐标来源。'),
  })
  sources!: string[];
  @Field(() => Boolean, {
    description: bi('Whether some coordinates are made up.', '是否含合成坐标。'),
  })
  synthetic!: boolean;
}
