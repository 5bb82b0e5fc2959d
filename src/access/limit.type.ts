import { Field, Int, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';

@ObjectType({
  description: bi(
    'What one request may ask for, at most; the same over HTTP and WebSocket.',
    '单次请求的上限；HTTP 与 WebSocket 相同。',
  ),
})
export class Limits {
  @Field(() => Int, {
    description: bi('Words and signs of a document.', '文档的词法单元数。'),
  })
  tokens!: number;
  @Field(() => Int, { description: bi('Levels of selections.', '选择的嵌套层数。') })
  depth!: number;
  @Field(() => Int, {
    description: bi('Fields selected, fragments written out.', '选择的字段数（片段展开后）。'),
  })
  fields!: number;
  @Field(() => Int, { description: bi('Aliases.', '别名数。') })
  aliases!: number;
  @Field(() => Int, { description: bi('Directives.', '指令数。') })
  directives!: number;
  @Field(() => Int, {
    description: bi(
      'Objects the answer may hold: sizes of nested pages multiply.',
      '结果中的对象数：嵌套分页的条数相乘。',
    ),
  })
  cost!: number;
  @Field(() => Int, {
    description: bi('Bytes of a request or of a socket’s message.', '请求或消息的字节数。'),
  })
  requestBytes!: number;
  @Field(() => Int, { description: bi('Entries of a page.', '每页条数。') })
  pageSize!: number;
  @Field(() => Int, { description: bi('Conditions of a filter.', '筛选条件数。') })
  filterConditions!: number;
  @Field(() => Int, { description: bi('Values of one `in`.', '一个 in 中的值数。') })
  filterValues!: number;
  @Field(() => Int, {
    description: bi(
      'Operations of one socket at a time, subscriptions included.',
      '一个连接同时进行的操作数（含订阅）。',
    ),
  })
  operationsPerSocket!: number;
}
