import { GraphQLError, GraphQLScalarType } from 'graphql';
import { bi } from './describe.ts';

/** A GeoJSON object, sent as it is; it is never taken as input. */
export const GeoJsonScalar = new GraphQLScalarType({
  name: 'GeoJSON',
  description: bi(
    'A GeoJSON FeatureCollection (RFC 7946): longitude before latitude, WGS 84; a feature whose place nobody knows has a null geometry.',
    'GeoJSON 要素集合（RFC 7946）：经度在前、纬度在后，WGS 84；位置未知的要素 geometry 为空。',
  ),
  serialize: (value) => value,
  parseValue: () => {
    throw new GraphQLError(bi('GeoJSON is given, never taken.', 'GeoJSON 仅用于输出。'));
  },
});
